"""A table keeps the notes of an earlier deck, with one note and several cards for each row.

The earlier deck is made with genanki in the shape of “Ultimate Geography”: one note type with six
card types, and a GUID in the table. This runs in the real Anki.
"""

import time

import genanki
import pytest
from conftest import import_package

from quizgen.exports.ledger import read_ledger
from quizgen.pipeline import load_deck
from quizgen.publishing.deck_build import build_deck

ALWAYS, HOUR = 1, 3600
REVIEWED = 50
COUNTRIES = {
    "France": "Paris",
    "Spain": "Madrid",
    "Italy": "Rome",
    "Poland": "Warsaw",
    "Austria": "Vienna",
    "Hungary": "Budapest",
    "Norway": "Oslo",
    "Sweden": "Stockholm",
    "Finland": "Helsinki",
    "Denmark": "Copenhagen",
    "Greece": "Athens",
    "Portugal": "Lisbon",
}
CARDS = (
    ("Country", "Capital"),
    ("Capital", "Country"),
    ("Flag", "Country"),
    ("Map", "Country"),
    ("Country", "Flag"),
    ("Country", "Map"),
)
DECK = """deck: geography
title: Geography
styles: [flashcard]
tables:
  - file: data/countries.csv
    cite: a list of countries
    id: Country
    guid: guid
    cards: [Capital, Country, none, none, none, none]
    entities: {Country: country, Capital: city}
    say: The capital of [{Country}] is [{Capital}].
    ask:
      Country: Of which country is {Capital} the capital?
      Capital: What is the capital of {Country}?
"""


def guid_of(country):
    """Return a GUID with the characters that those of Anki have."""
    return f"{country[:4]};#!x"


@pytest.fixture
def earlier(collection, tmp_path):
    """A collection with the earlier deck, of which a learner has reviewed cards."""
    templates = [
        {
            "name": f"{front} - {back}",
            "qfmt": f"{{{{#{front}}}}}{back} of {{{{{front}}}}}{{{{/{front}}}}}",
            "afmt": f"{{{{FrontSide}}}}<hr id=answer>{{{{{back}}}}}",
        }
        for front, back in CARDS
    ]
    fields = [{"name": name} for name in ("Country", "Capital", "Flag", "Map")]
    model = genanki.Model(1607392319001, "Ultimate Geography", fields=fields, templates=templates)
    deck = genanki.Deck(2059400110001, "Ultimate Geography")
    for country, capital in COUNTRIES.items():
        texts = [country, capital, f"flag of {country}", f"map of {country}"]
        deck.add_note(genanki.Note(model, texts, guid=guid_of(country)))
    package = tmp_path / "earlier.apkg"
    genanki.Package(deck).write_to_file(package)
    assert import_package(collection, package) == {"new": len(COUNTRIES)}
    study(collection, "Ultimate Geography", REVIEWED)
    return collection


def study(collection, name, count):
    """Answer cards with again, good and easy in turn, on a day without a limit."""
    deck = collection.decks.id(name)
    limits = collection.decks.config_dict_for_deck_id(deck)
    limits["new"]["perDay"] = 200
    collection.decks.update_config(limits)
    collection.decks.select(deck)
    for number in range(count):
        card = collection.sched.getCard()
        card.start_timer()
        collection.sched.answerCard(card, (1, 3, 4)[number % 3])


def schedules(collection):
    """Return the schedule and the position of each card."""
    rows = collection.db.all(
        "SELECT id, nid, ord, due, ivl, factor, reps, lapses, type, queue FROM cards"
    )
    return {row[0]: row for row in rows}


@pytest.fixture
def package(tmp_path):
    """The package of our deck of the same table."""
    for folder in ("decks", "data"):
        (tmp_path / folder).mkdir()
    rows = [f"{guid_of(country)},{country},{capital}" for country, capital in COUNTRIES.items()]
    table = "\n".join(["guid,Country,Capital", *rows])
    (tmp_path / "data" / "countries.csv").write_text(table, "utf-8")
    path = tmp_path / "decks" / "geography.yaml"
    path.write_text(DECK, "utf-8")
    built = build_deck(path, tmp_path / "build", int(time.time()) - HOUR)
    assert not built.findings
    return tmp_path / "build" / "geography" / "geography.apkg"


def change_note_type(collection):
    """Change the note type of the earlier notes, with the mapping that Anki's dialog proposes."""
    find = collection.models.by_name
    earlier, ours = find("Ultimate Geography"), find("Quizgen Flashcards")
    info = collection.models.change_notetype_info(
        old_notetype_id=earlier["id"], new_notetype_id=ours["id"]
    )
    request = info.input
    request.note_ids.extend(collection.models.nids(earlier["id"]))
    collection.models.change_notetype_of_notes(request)


def test_an_import_alone_changes_nothing_of_the_earlier_notes(earlier, package):
    """Anki matches notes by GUID and note type: it reports a conflict, and adds no second note."""
    before = schedules(earlier)
    assert import_package(earlier, package) == {"conflicting": len(COUNTRIES)}
    assert schedules(earlier) == before


def test_earlier_notes_with_our_note_type_keep_their_schedules(earlier, package):
    """After the change of the note type, an import fills them: no new note, no lost schedule."""
    before = schedules(earlier)
    assert sum(row[6] > 0 for row in before.values()) == REVIEWED
    import_package(earlier, package)
    change_note_type(earlier)
    assert import_package(earlier, package, ALWAYS) == {"updated": len(COUNTRIES)}
    assert schedules(earlier) == before
    assert earlier.note_count() == len(COUNTRIES)
    asked = {}
    for id_ in before:
        card = earlier.get_card(id_)
        asked.setdefault(card.ord, set()).add(card.note()[f"Question {card.ord + 1}"])
    assert "What is the capital of France?" in asked[0]
    assert "Of which country is Paris the capital?" in asked[1]
    assert asked[2] == asked[5] == {""}
    assert import_package(earlier, package) == {"duplicate": len(COUNTRIES)}


def test_a_newcomer_gets_only_the_questions(collection, package):
    """The cards of the earlier deck that are no longer asked are no cards."""
    assert import_package(collection, package) == {"new": len(COUNTRIES)}
    assert collection.card_count() == 2 * len(COUNTRIES)


def test_a_new_question_does_not_take_over_another_card(package, tmp_path):
    """It gets a slot that the earlier deck did not have."""
    assert package.exists()
    path = tmp_path / "decks" / "geography.yaml"
    text = path.read_text("utf-8").replace("is [{Capital}].", "is [{Capital}] [now].")
    path.write_text(f"{text}      now: When is {{Capital}} the capital of {{Country}}?\n", "utf-8")
    build_deck(path, tmp_path / "build", int(time.time()))
    ledger = read_ledger("geography", path.with_name("geography.ledger.json").read_text("utf-8"))
    slots = ledger.notes["france"].slots
    assert (slots["ask-2"], slots["ask"], slots["ask-3"]) == (1, 2, 7)


def test_a_guid_is_used_once(package, tmp_path):
    """`D05`: Anki would add two notes with one GUID."""
    path, table = tmp_path / "decks" / "geography.yaml", tmp_path / "data" / "countries.csv"
    assert package.exists()
    table.write_text(table.read_text("utf-8").replace(guid_of("Spain"), guid_of("Italy")), "utf-8")
    _, findings = load_deck(path)
    assert [finding.code for finding in findings] == ["D05"]
    path.write_text(DECK.replace("cards: [Capital,", "cards: [Capitol,"), "utf-8")
    table.write_text(table.read_text("utf-8").replace("Ital;#!x,Spain", "Spai;#!x,Spain"), "utf-8")
    _, findings = load_deck(path)
    assert [(finding.code, finding.place.path) for finding in findings] == [
        ("D04", "decks/geography.yaml")
    ]
