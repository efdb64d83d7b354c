"""A fact gets another id, and learners notice nothing of it: in the real Anki."""

import json
import time

import pytest
from conftest import import_package
from msgspec.structs import replace

from quizgen.exports.anki import note_types
from quizgen.exports.ankiconnect.collection_state import CollectionState, ExistingNote
from quizgen.exports.ankiconnect.forecast import ImportEffect, forecast_push
from quizgen.exports.ledger import Entry, Ledger, drop_superseded
from quizgen.exports.writing.output_folder import StaleError, replace_files
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import build_deck
from quizgen.publishing.fact_rename import RenameError, plan_rename

HOUR = 3600
ARTICLE = (
    "The council opened 38 parks. The council sold 71 bins. The council bought 560 lamps. "
    "The council built 95 ponds."
)
ENTITIES = "council: {name: council, the: true, ask: which body}"
FACT = """
- {{id: {id}, kind: quantity, actor: council, verb: {{base: {verb[0]}, past: {verb[1]}}},
   amount: {{value: {value}, unit: {unit}}}, quote: The council {verb[1]} {value} {unit}s}}
"""
PARKS = FACT.format(id="parks", verb=("open", "opened"), value=38, unit="park")
BINS = FACT.format(id="bins", verb=("sell", "sold"), value=71, unit="bin")
LAMPS = FACT.format(id="parks", verb=("buy", "bought"), value=560, unit="lamp")
PONDS = FACT.format(id="parks", verb=("build", "built"), value=95, unit="pond")


class Publisher:
    """Whoever keeps the deck, and one learner who imports every build of it."""

    def __init__(self, path, folder, collection):
        self.path = path
        self.folder = folder
        self.collection = collection

    def publish(self, hours):
        """Build the deck some hours from now, import it, and return what the import counted."""
        built = build_deck(self.path, self.folder, int(time.time()) + hours * HOUR)
        assert built.sizes, built.findings
        return import_package(self.collection, self.folder / "parks" / "parks.apkg")

    def rename(self, old, new):
        """Rename a fact as `quizgen rename` does."""
        renaming = plan_rename([self.path], old, new)
        replace_files(renaming.files, renaming.before)
        return renaming

    def add(self, fact):
        """Write another fact below the others."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(fact)

    def ids(self):
        """Return the Id field of each note in the collection, by its GUID."""
        notes = map(self.collection.get_note, self.collection.find_notes(""))
        return {note.guid: note["Id"] for note in notes}

    def schedules(self):
        """Return what Anki knows of each card's learning, by the card."""
        query = "SELECT id, nid, due, ivl, factor, reps, queue FROM cards"
        return {row[0]: row for row in self.collection.db.all(query)}


@pytest.fixture
def publisher(deck_project, tmp_path, collection):
    """A deck of two facts, published a day ago, imported, and studied a little."""
    path = deck_project(PARKS + BINS, entities=ENTITIES, article=ARTICLE)
    published = Publisher(path, tmp_path / "build", collection)
    published.publish(-24)
    collection.decks.select(collection.decks.id("Parks"))
    for _ in range(3):
        card = collection.sched.getCard()
        card.start_timer()
        collection.sched.answerCard(card, 4)
    return published


def test_learners_keep_their_schedules(publisher):
    """No note is new, none retired; every card has its schedule, and its note the new id."""
    before, cards = publisher.ids(), publisher.schedules()
    renaming = publisher.rename("parks", "gardens")
    assert renaming.entries == 3
    plan = plan_build(publisher.path, int(time.time()))
    assert {one.change.value for one in plan.notes} == {"updated"}
    assert publisher.publish(1) == {"updated": 3, "duplicate": 3}
    assert publisher.schedules() == cards
    assert publisher.ids() == {
        guid: id_.replace("parks/parks", "parks/gardens") for guid, id_ in before.items()
    }


def test_the_old_id_can_be_used_again(publisher):
    """A new fact of the old id has notes and GUIDs of its own, build after build."""
    cards = publisher.schedules()
    publisher.rename("parks", "gardens")
    publisher.add(LAMPS)
    assert publisher.publish(1)["new"] == 3
    assert publisher.schedules().items() >= cards.items()
    ids = sorted(publisher.ids().values())
    assert len(ids) == len(set(ids)) == 9
    assert sum(id_.split("/")[1] == "parks" for id_ in ids) == 3
    assert publisher.publish(2) == {"duplicate": 9}
    publisher.rename("parks", "lamps")
    publisher.add(PONDS)
    assert publisher.publish(3)["new"] == 2
    assert len(publisher.ids()) == len(plan_build(publisher.path, 0).publication.ledger.notes)


def test_nothing_but_the_id_changes_in_the_deck(publisher):
    """Whatever its line ends; the ledger is the same but for its keys."""
    publisher.path.write_bytes(publisher.path.read_bytes().replace(b"\n", b"\r\n"))
    text, ledger = publisher.path.read_bytes(), publisher.path.with_name("parks.ledger.json")
    entries = json.loads(ledger.read_text("utf-8"))["notes"]
    publisher.rename("parks", "gardens")
    assert publisher.path.read_bytes() == text.replace(b"- {id: parks,", b"- {id: gardens,")
    renamed = json.loads(ledger.read_text("utf-8"))["notes"]
    for key, entry in entries.items():
        if key.startswith("parks"):
            former = renamed.pop(key.replace("parks", "gardens", 1))
            assert former == {**entry, "was": [key]}
        else:
            assert renamed.pop(key) == entry
    assert renamed == {}


def test_a_push_knows_renamed_notes(publisher):
    """What Anki has under a former id is the same note: updated, or kept where it was edited."""
    ids = {id_: ExistingNote(10**9, {"Id": id_}, ()) for id_ in publisher.ids().values()}
    edited = {
        id_: replace(note, changed=10**11) for id_, note in ids.items() if id_[-5:] == "parks"
    }
    publisher.rename("parks", "gardens")
    publisher.rename("gardens", "green-places")
    made = plan_build(publisher.path, int(time.time())).publication
    types = note_types(made.deck.project, "parks")
    told = forecast_push(made.notes, types, made.ledger, CollectionState({**ids, **edited}, {}))
    assert told.notes_with(ImportEffect.NEW) == ()
    assert told.notes_with(ImportEffect.KEPT) == ("parks/green-places",)
    publisher.add(LAMPS)
    made = plan_build(publisher.path, int(time.time())).publication
    told = forecast_push(made.notes, types, made.ledger, CollectionState({}, {}))
    assert len(told.notes_with(ImportEffect.NEW)) == len(made.ledger.notes)


def test_a_merge_that_brings_old_lines_back_harms_nobody(publisher):
    """Another branch changed the fact before it was renamed: its lines go, no note is doubled."""
    ledger = publisher.path.with_name("parks.ledger.json")
    old = [line for line in ledger.read_text("utf-8").split("\n") if line.startswith('"parks')]
    publisher.rename("parks", "gardens")
    text = ledger.read_text("utf-8").replace('"notes": {\n', "\n".join(['"notes": {', *old, ""]))
    ledger.write_text(text, "utf-8")
    assert publisher.publish(1) == {"updated": 3, "duplicate": 3}
    assert '\n"parks' not in ledger.read_text("utf-8")


def test_an_entry_is_superseded_by_who_has_its_guid():
    """And by nobody else."""
    notes = {"a": Entry("x", 1, "g"), "b": Entry("y", 2, "g"), "c": Entry("z", 3, "h")}
    kept = drop_superseded(Ledger("parks", notes=notes), {"g": "b"})
    assert list(kept.notes) == ["b", "c"]


@pytest.mark.parametrize("edited", ["parks.yaml", "parks.ledger.json"])
def test_what_somebody_writes_meanwhile_is_not_lost(publisher, edited):
    """A deck that its author saves, or a ledger that a build writes, after they were read."""
    path = publisher.path.with_name(edited)
    renaming = plan_rename([publisher.path], "parks", "gardens")
    texts = {one: one.read_bytes() for one in renaming.files}
    texts[path] += b"\n"
    path.write_bytes(texts[path])
    with pytest.raises(StaleError, match="it has changed since it was read; nothing was written"):
        replace_files(renaming.files, renaming.before)
    assert {one: one.read_bytes() for one in renaming.files} == texts


def test_an_id_that_stands_twice_is_for_the_author(publisher):
    """Which of two facts is meant, nobody else knows."""
    publisher.add(PARKS)
    with pytest.raises(RenameError, match=r"parks\.yaml:8:8 and .*14:8: give one another id"):
        plan_rename([publisher.path], "parks", "gardens")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("parcs", "gardens", "no fact “parcs”: did you mean “parks”?"),
        ("pools", "gardens", "no fact “pools” any more, though decks/parks.ledger.json has it"),
        ("parks", "Gardens", "“Gardens” cannot be an id"),
        ("parks", "gardens\n", "cannot be an id"),
        ("parks", "g" * 101, "cannot be an id: it has more than 100 characters"),
        ("parks", "parks", "the deck has a fact “parks” already"),
        ("parks", "bins", "the deck has a fact “bins” already, at decks/parks.yaml:11:8"),
        ("parks", "pools", "“pools” is the id of a retired fact in decks/parks.ledger.json:"),
    ],
)
def test_what_cannot_be(publisher, old, new, said):
    """An id that is unknown, none, or was ever another fact's."""
    ledger = publisher.path.with_name("parks.ledger.json")
    retired = '"notes": {\n"pools": {"hash": "x", "changed": 1, "guid": "p", "retired": true},\n'
    ledger.write_text(ledger.read_text("utf-8").replace('"notes": {\n', retired), "utf-8")
    with pytest.raises(RenameError) as caught:
        plan_rename([publisher.path], old, new)
    assert said in str(caught.value)
