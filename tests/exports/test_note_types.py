"""The note types are frozen, shared by all decks, and keep the newest design in the real Anki."""

import hashlib
import html
import json
import re
import shutil
import time
from itertools import permutations

import pytest
from conftest import ROOT, import_package, key_of_type
from msgspec.structs import replace

from quizgen.exports import anki
from quizgen.exports.anki import note_types
from quizgen.exports.anki.note_types import LEARNER_FIELD, make_note_types
from quizgen.exports.anki.package import write_package
from quizgen.exports.ledger import UNPUBLISHED, Entry, Ledger, write_ledger
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import build_deck

HOUR = 3600
FACTS = """
- {id: opened, kind: quantity, actor: lee, verb: {base: open, past: opened},
   amount: {value: 46, unit: park}, rest: in the old town by the river,
   quote: Ann Lee opened 46 parks in the old town by the river}
- {id: fee, kind: gap, gap: Sundays,
   sentence: Visitors of the gardens behind the old mill pay nothing on Sundays.,
   quote: Visitors of the gardens behind the old mill pay nothing on Sundays}
"""
ARTICLE = (
    "Ann Lee opened 46 parks in the old town by the river. "
    "Visitors of the gardens behind the old mill pay nothing on Sundays."
)
NAMES = {
    "Quizgen Flashcards",
    "Quizgen Cloze",
    "Quizgen Typed Answer",
    "Quizgen Multiple Choice",
}
DESIGN_HELP = """The fields, templates or CSS of the shared note types changed. Run `date +%s`, set
SHARED_DESIGN_CHANGED in quizgen/exports/anki/note_types.py to it, and add a line to
tests/exports/design_times.json with this time and the hash {hash}."""


@pytest.fixture
def deck(deck_project):
    """A deck of a sentence with a question and one with a gap, so with notes of all four types."""
    return deck_project(FACTS, entities="lee: {name: Ann Lee, ask: who}", article=ARTICLE)


def publish(deck, hours=-48):
    """Build a deck some hours from now; return its package and the codes of findings."""
    folder = deck.parent.parent / "build"
    built = build_deck(deck, folder, int(time.time()) + hours * HOUR)
    return folder / deck.stem / f"{deck.stem}.apkg", [finding.code for finding in built.findings]


def second_deck(deck):
    """Return another deck of the same project."""
    other = deck.with_name("gardens.yaml")
    other.write_text(deck.read_text("utf-8").replace("deck: parks", "deck: gardens"), "utf-8")
    return other


def add_style(deck, css=".card { color: teal }"):
    """Give the project of a deck its own style sheet."""
    folder = deck.parent.parent / "templates" / "anki"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cards.css").write_text(css, "utf-8")


def names_in(collection):
    """Return the names of our note types in a collection."""
    names = {type_.name for type_ in collection.models.all_names_and_ids()}
    return {name for name in names if "Quizgen" in name}


def test_the_schema_is_frozen():
    """Fields, templates and ids of note types never change: learners would lose updates."""
    shown = [
        {
            "key": type_.key,
            "id": type_.id,
            "name": type_.name,
            "fields": {name: type_.field_id(name) for name in type_.fields},
            "templates": {card.name: card.id for card in type_.templates},
            "gates": [card.field for card in type_.templates],
        }
        for type_ in make_note_types(ROOT)
    ]
    frozen = json.loads((ROOT / "tests" / "exports" / "frozen_schema.json").read_text("utf-8"))
    assert shown == frozen
    assert [list(type_["fields"]) for type_ in shown] == [list(type_["fields"]) for type_ in frozen]


def test_every_field_is_documented():
    """docs/cards.md names all fields, also for authors of templates."""
    documented = (ROOT / "docs" / "cards.md").read_text("utf-8")
    for type_ in make_note_types(ROOT):
        for field in type_.fields:
            assert f"`{field.rstrip('2345678')}" in documented, field


def test_the_time_of_the_design_is_that_of_its_last_change():
    """Each design has its own time, later than those before it and not in the future."""
    content = [[type_.schema(), type_.css] for type_ in make_note_types(ROOT)]
    hash_ = hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]
    times = json.loads((ROOT / "tests" / "exports" / "design_times.json").read_text("utf-8"))
    newest, changed = list(times)[-1], str(note_types.SHARED_DESIGN_CHANGED)
    assert (newest, times[newest]) == (changed, hash_), DESIGN_HELP.format(hash=hash_)
    assert list(times) == sorted(set(times))
    assert int(newest) <= time.time()


def test_decks_share_four_note_types(collection, deck):
    """Two decks give four note types, and importing them again in any order changes nothing."""
    packages = [publish(path)[0] for path in (deck, second_deck(deck))]
    for package in packages:
        assert import_package(collection, package) == {"new": 4}
    assert names_in(collection) == NAMES
    for package in packages:
        assert import_package(collection, package) == {"duplicate": 4}
    assert names_in(collection) == NAMES


@pytest.mark.parametrize("order", list(permutations(["old", "new"])))
def test_the_newest_design_wins_in_any_order(collection, deck, monkeypatch, tmp_path, order):
    """A deck built by an older quizgen does not take back the design of a newer one."""
    decks = {"old": deck, "new": second_deck(deck)}
    times = {"old": 1_600_000_000, "new": 1_700_000_000}
    for release in order:
        publication = plan_build(decks[release], 1_650_000_000).publication
        monkeypatch.setattr(note_types, "SHARED_DESIGN_CHANGED", times[release])
        types = [replace(type_, css=f"/* {release} */") for type_ in make_note_types(ROOT)]
        package = tmp_path / f"{release}.apkg"
        notes, ledger = publication.notes, publication.ledger
        package.write_bytes(write_package(publication.deck, types, notes, ledger))
        assert import_package(collection, package) == {"new": 4}
    styles = {collection.get_card(card).css() for card in collection.find_cards("")}
    assert styles == {"<style>/* new */</style>"}
    assert names_in(collection) == NAMES


def test_the_ledger_has_no_times_of_shared_note_types(deck):
    """A new quizgen with another design changes no ledger."""
    publish(deck)
    assert plan_build(deck, 1_650_000_000).publication.ledger.note_types == {}


def test_a_project_with_templates_has_note_types_of_its_own(collection, deck):
    """Its decks do not change the cards of other projects; each deck has its own set."""
    package, _ = publish(deck)
    import_package(collection, package)
    other = second_deck(deck)
    add_style(other)
    package, codes = publish(other)
    assert codes == []
    import_package(collection, package)
    assert names_in(collection) == NAMES | {f"{name} (gardens)" for name in NAMES}
    styled = {
        collection.get_card(card).note()["Id"].split("/")[0]: "teal"
        in collection.get_card(card).css()
        for card in collection.find_cards("")
    }
    assert styled == {"parks": False, "gardens": True}


def test_a_deck_keeps_its_own_note_types_without_templates(collection, deck):
    """If the project removes its templates, its learners get ours in the note types they have."""
    add_style(deck)
    import_package(collection, publish(deck)[0])
    shutil.rmtree(deck.parent.parent / "templates")
    package, codes = publish(deck, -24)
    assert codes == []
    assert import_package(collection, package) == {"duplicate": 4}
    assert names_in(collection) == {f"{name} (parks)" for name in NAMES}
    styles = {collection.get_card(card).css() for card in collection.find_cards("")}
    assert styles == {f"<style>{make_note_types(ROOT)[0].css}</style>"}


def test_a_published_deck_cannot_get_templates(deck):
    """`L04` has the place of the first template; the deck and its package stay as they were."""
    package, _ = publish(deck)
    before, ledger = package.read_bytes(), deck.with_name("parks.ledger.json").read_bytes()
    add_style(deck)
    assert publish(deck, -24) == (package, ["L04"])
    (finding,) = plan_build(deck, int(time.time())).findings
    assert str(finding.place) == "templates/anki/cards.css:1:1"
    assert package.read_bytes() == before
    assert deck.with_name("parks.ledger.json").read_bytes() == ledger


def test_an_imported_deck_can_have_templates_at_its_first_build(collection, deck):
    """The GUIDs that an import writes into the ledger are not yet published notes."""
    entry = Entry(UNPUBLISHED, 1, guid="from-an-old-deck")
    text = write_ledger(Ledger("parks", notes={"opened": entry}))
    deck.with_name("parks.ledger.json").write_text(text, "utf-8")
    add_style(deck)
    package, codes = publish(deck)
    assert codes == []
    import_package(collection, package)
    assert names_in(collection) == {f"{name} (parks)" for name in NAMES}


@pytest.mark.parametrize("type_", make_note_types(ROOT), ids=lambda type_: type_.key)
def test_every_field_can_be_searched(collection, deck, type_):
    """No field has the name of something else that Anki's Browser searches for, as `note:` is."""
    import_package(collection, publish(deck)[0])
    note = collection.new_note(collection.models.by_name(type_.name))
    note.fields = ["{{c1::x}}"] + ["x"] * (len(type_.fields) - 1)
    collection.add_note(note, 1)
    for field in type_.fields:
        note[field] = "{{c1::findme}}"
        collection.update_note(note)
        assert collection.find_notes(f'"{field}:*findme*"') == [note.id], field
        note[field] = "{{c1::x}}"


def test_the_browser_sorts_by_what_is_asked(collection, deck):
    """The first field of each note is readable: the fact or the question."""
    import_package(collection, publish(deck)[0])
    notes = map(collection.get_note, collection.find_notes(""))
    assert {key_of_type(note.note_type()): note.fields[0] for note in notes} == {
        "fact": "Ann Lee opened 46 parks in the old town by the river.",
        "cloze": "Visitors of the gardens behind the old mill pay nothing on {{c1::Sundays}}.",
        "typed": "How many parks did Ann Lee open in the old town by the river?",
        "choice": "How many parks did Ann Lee open in the old town by the river?",
    }


def test_the_learners_own_text_is_on_every_back(collection, deck):
    """`My notes` is empty in the package, and shown on the backs only once a learner fills it."""
    import_package(collection, publish(deck)[0])
    cards = list(map(collection.get_card, collection.find_cards("")))
    assert len(cards) == 5
    assert {card.note()[LEARNER_FIELD] for card in cards} == {""}
    assert not any('class="mine"' in card.answer() for card in cards)
    for id_ in collection.find_notes(""):
        note = collection.get_note(id_)
        note[LEARNER_FIELD] = "<b>my own</b> words"
        collection.update_note(note)
    for card in cards:
        card.load()
        assert "<b>my own</b> words" in card.answer()
        assert "my own" not in card.question()


@pytest.mark.parametrize("address", ["", "https://example.org/a?b=1&c=[sound:x.mp3]{{c1::d}}"])
def test_the_source_is_a_link(deck, address):
    """The title of a source with an address links to it; paragraph and date are text."""
    details = f"published: 2 May 2020, url: '{address}', " if address else "published: 2 May 2020, "
    text = deck.read_text("utf-8")
    deck.write_text(text.replace("cite: a report", f"{details}cite: a report"), "utf-8")
    publication = plan_build(deck, 1_650_000_000).publication
    links = [(address, "The parks")] if address else []
    for card in anki.cards_of(publication):
        found = re.findall(r'<a href="(.*?)">(.*?)</a>', card.back)
        assert [(html.unescape(link), title) for link, title in found] == links
        source = re.sub("<.*?>", "", card.back.split('<p class="source" dir="auto">')[1])
        assert source.startswith("¶1, The parks, 2 May 2020\n")
        assert "[sound:" not in card.back
