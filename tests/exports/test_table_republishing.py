"""A deck of a table is published, studied, and published again from an edited spreadsheet.

This runs in the real Anki.
"""

import time

import pytest
from conftest import import_package

from quizgen.exports.ledger import read_ledger
from quizgen.publishing.deck_build import build_deck

HOUR = 3600
RIVERS = """River,Country,Length,Mouth
Nile,Egypt,6650 km,Mediterranean Sea
Amazon,Brazil,6400 km,Atlantic Ocean
Yangtze,China,6300 km,East China Sea
Danube,Romania,2850 km,Black Sea
Indus,Pakistan,3180 km,Arabian Sea
Murray,Australia,2508 km,Southern Ocean
Yukon,Canada,3190 km,Bering Sea
Lena,Russia,4294 km,Laptev Sea
Niger,Nigeria,4180 km,Gulf of Guinea
"""
DECK = """deck: rivers
title: Rivers
tables:
  - file: data/rivers.csv
    cite: a list of rivers
    id: River
    entities: {River: river, Country: country}
    say: The river [{River}] flows to the sea through [{Country}].
    ask:
      Country: Through which country does the {River} flow to the sea?
      River: Which river flows to the sea through {Country}?
  - file: data/rivers.csv
    cite: a list of rivers
    id: length-{River}
    say: The {River} is [{Length}] long.
    ask: How long is the {River}?
"""


@pytest.fixture
def publish(tmp_path):
    """Write the table, build the deck, and return its ledger and package."""
    for folder in ("decks", "data"):
        (tmp_path / folder).mkdir()
    deck = tmp_path / "decks" / "rivers.yaml"
    deck.write_text(DECK, "utf-8")

    def build(table, hours_ago):
        (tmp_path / "data" / "rivers.csv").write_text(table, "utf-8")
        built = build_deck(deck, tmp_path / "build", int(time.time()) - hours_ago * HOUR)
        assert built.sizes, built.findings
        ledger = read_ledger("rivers", deck.with_name("rivers.ledger.json").read_text("utf-8"))
        return ledger.notes, tmp_path / "build" / "rivers" / "rivers.apkg"

    return build


def schedules(collection):
    """Return Anki's scheduling data of each card."""
    rows = collection.db.all("SELECT id, due, ivl, factor, reps, type, queue FROM cards")
    return {row[0]: row for row in rows}


def study(collection, answers):
    """Answer some cards with good."""
    collection.decks.select(collection.decks.id("Rivers"))
    for _ in range(answers):
        card = collection.sched.getCard()
        card.start_timer()
        collection.sched.answerCard(card, 3)


def test_an_edited_cell_updates_the_notes_of_its_fact_only(publish, collection):
    """The schedule of all cards stays, and so do the options of all other notes."""
    before, package = publish(RIVERS, 48)
    import_package(collection, package)
    study(collection, 12)
    scheduled = schedules(collection)
    after, package = publish(RIVERS.replace("6650 km", "6671 km"), 1)
    changed = {key for key in after if after[key] != before.get(key)}
    own = {key for key in after if key.split("/")[0] == "length-nile"}
    shown = {key for key in changed - own if "choice" in key}
    assert changed >= own
    assert changed - own == shown  # notes that showed the old number among their options
    counts = import_package(collection, package)
    assert counts == {"updated": len(changed), "duplicate": len(after) - len(changed)}
    assert schedules(collection) == scheduled


def test_a_corrected_name_changes_only_the_notes_that_show_it(publish, collection):
    """These are the notes of its row, and those that have it among their options."""
    before, package = publish(RIVERS, 48)
    import_package(collection, package)
    after, package = publish(RIVERS.replace("Egypt", "the Republic of Egypt"), 1)
    changed = {key.split("/")[0] for key in after if after[key] != before.get(key)}
    assert "nile" in changed
    others = [key for key in after if key.split("/")[0] != "nile" and after[key] != before[key]]
    assert all("egypt" in before[key].options for key in others)


def test_sorted_rows_and_a_new_column_change_nothing(publish, collection):
    """The ledger has the same entries, and Anki finds no difference."""
    before, package = publish(RIVERS, 48)
    import_package(collection, package)
    head, *rows = RIVERS.strip().splitlines()
    table = "\n".join([f"{head},Remark", *(f"{row},x" for row in sorted(rows))])
    after, package = publish(table, 1)
    assert after == before
    assert import_package(collection, package) == {"duplicate": len(before)}
