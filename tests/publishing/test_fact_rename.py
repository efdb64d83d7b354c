"""A renamed fact keeps the notes and schedules of learners in Anki."""

import json
import time

import pytest
from conftest import import_package
from msgspec.structs import replace

from quizgen.exports.anki.note_types import note_types_of
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
    """The author of a deck, and a learner who imports every build."""

    def __init__(self, path, folder, collection):
        self.path = path
        self.folder = folder
        self.collection = collection

    def publish(self, hours):
        """Build the deck some hours from now, import it, and return the counts of the import."""
        built = build_deck(self.path, self.folder, int(time.time()) + hours * HOUR)
        assert built.sizes, built.findings
        return import_package(self.collection, self.folder / "parks" / "parks.apkg")

    def rename(self, old, new):
        """Rename a fact as `quizgen rename` does."""
        renaming = plan_rename([self.path], old, new)
        replace_files(renaming.files, renaming.before)
        return renaming

    def add(self, fact):
        """Append a fact to the deck."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(fact)

    def ids(self):
        """Return the Id field of each note in the collection, by its GUID."""
        notes = map(self.collection.get_note, self.collection.find_notes(""))
        return {note.guid: note["Id"] for note in notes}

    def notes(self):
        """Return the notes of the collection by their field Id, as a push reads them."""
        notes = map(self.collection.get_note, self.collection.find_notes(""))
        return {
            note["Id"]: ExistingNote(note.mod, dict(note.items()), tuple(note.tags))
            for note in notes
        }

    def schedules(self):
        """Return the schedule of each card, by card id."""
        query = "SELECT id, nid, due, ivl, factor, reps, queue FROM cards"
        return {row[0]: row for row in self.collection.db.all(query)}


@pytest.fixture
def publisher(deck_project, tmp_path, collection):
    """A deck of two facts that was published a day ago, imported and studied."""
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
    """After a rename, every card keeps its schedule and every note has the new id."""
    before, cards = publisher.ids(), publisher.schedules()
    renaming = publisher.rename("parks", "gardens")
    assert renaming.entries == 3
    plan = plan_build(publisher.path, int(time.time()))
    assert {change.change.value for change in plan.notes} == {"updated"}
    assert publisher.publish(1) == {"updated": 3, "duplicate": 3}
    assert publisher.schedules() == cards
    assert publisher.ids() == {
        guid: id_.replace("parks/parks", "parks/gardens") for guid, id_ in before.items()
    }


def test_old_id_can_be_reused(publisher):
    """A new fact with the old id gets its own notes and GUIDs."""
    cards = publisher.schedules()
    publisher.rename("parks", "gardens")
    publisher.add(LAMPS)
    assert publisher.publish(1)["new"] == 3
    assert publisher.schedules().items() >= cards.items()
    ids = sorted(publisher.ids().values())
    notes = ("", "/how-many/choice", "/how-many/typed")
    assert ids == [f"parks/{fact}{note}" for fact in ("bins", "gardens", "parks") for note in notes]
    assert sum(id_.split("/")[1] == "parks" for id_ in ids) == 3
    assert publisher.publish(2) == {"duplicate": 9}
    publisher.rename("parks", "lamps")
    publisher.add(PONDS)
    assert publisher.publish(3)["new"] == 2
    assert len(publisher.ids()) == len(plan_build(publisher.path, 0).publication.ledger.notes)


def test_only_the_id_changes(publisher):
    """Only the id changes in the deck, also with CRLF, and only keys change in the ledger."""
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


def test_push_updates_renamed_notes(publisher):
    """A note that Anki has under a former id is updated, or kept if it was edited."""
    in_anki = publisher.notes()
    edited = replace(in_anki["parks/parks"], fields={"Id": "parks/parks", "Question 1": "mine"})
    publisher.rename("parks", "gardens")
    publisher.rename("gardens", "green-places")
    publication = plan_build(publisher.path, int(time.time())).publication
    types = note_types_of(publication.deck, publication.ledger)
    state = CollectionState({**in_anki, "parks/parks": edited}, {})
    forecast = forecast_push(publication.notes, types, publication.ledger, state)
    assert forecast.notes_with(ImportEffect.NEW) == ()
    assert forecast.notes_with(ImportEffect.KEPT) == ("parks/green-places",)
    renamed = {f"parks/green-places/how-many/{style}" for style in ("choice", "typed")}
    assert {*forecast.notes_with(ImportEffect.UPDATED)} == renamed
    publisher.add(LAMPS)
    publication = plan_build(publisher.path, int(time.time())).publication
    forecast = forecast_push(publication.notes, types, publication.ledger, CollectionState({}, {}))
    assert len(forecast.notes_with(ImportEffect.NEW)) == len(publication.ledger.notes)


def test_old_ledger_lines_from_a_merge_are_dropped(publisher):
    """If a merge restores ledger lines of the old id, they are dropped and no note is doubled."""
    ledger = publisher.path.with_name("parks.ledger.json")
    lines = ledger.read_text("utf-8").split("\n")
    old = [line for line in lines if line.startswith('"parks') and "guid" in line]
    publisher.rename("parks", "gardens")
    text = ledger.read_text("utf-8").replace('"notes": {\n', "\n".join(['"notes": {', *old, ""]))
    ledger.write_text(text, "utf-8")
    assert publisher.publish(1) == {"updated": 3, "duplicate": 3}
    assert '\n"parks": {' not in ledger.read_text("utf-8")
    assert '\n"parks/' not in ledger.read_text("utf-8")


def test_entry_is_superseded_by_the_owner_of_its_guid():
    """Only an entry whose GUID belongs to another key is dropped."""
    notes = {"a": Entry("x", 1, "g"), "b": Entry("y", 2, "g"), "c": Entry("z", 3, "h")}
    ledger = drop_superseded(Ledger("parks", notes=notes), {"g": "b"})
    assert list(ledger.notes) == ["b", "c"]


@pytest.mark.parametrize("edited", ["parks.yaml", "parks.ledger.json"])
def test_concurrent_change_is_not_lost(publisher, edited):
    """If the deck or ledger changes after it was read, nothing is written."""
    path = publisher.path.with_name(edited)
    renaming = plan_rename([publisher.path], "parks", "gardens")
    texts = {file: file.read_bytes() for file in renaming.files}
    texts[path] += b"\n"
    path.write_bytes(texts[path])
    with pytest.raises(StaleError, match="it has changed since it was read; nothing was written"):
        replace_files(renaming.files, renaming.before)
    assert {file: file.read_bytes() for file in renaming.files} == texts


def test_duplicate_id_is_an_error(publisher):
    """An id that two facts have cannot be renamed."""
    publisher.add(PARKS)
    with pytest.raises(RenameError, match=r"parks\.yaml:8:8 and .*14:8; change one of the ids"):
        plan_rename([publisher.path], "parks", "gardens")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("parcs", "gardens", "unknown fact “parcs”; did you mean “parks”?"),
        ("pools", "gardens", "fact “pools” is in decks/parks.ledger.json but not in the deck"),
        ("parks", "Gardens", "“Gardens” cannot be an id"),
        ("parks", "gardens\n", "cannot be an id"),
        ("parks", "g" * 101, "cannot be an id: it has more than 100 characters"),
        ("parks", "parks", "fact id “parks” already exists"),
        ("parks", "bins", "fact id “bins” already exists, at decks/parks.yaml:11:8"),
        ("parks", "pools", "“pools” is the id of a retired fact in decks/parks.ledger.json:"),
    ],
)
def test_invalid_rename_is_an_error(publisher, old, new, message):
    """An unknown old id, or an invalid or used new id, raises RenameError with a message."""
    ledger = publisher.path.with_name("parks.ledger.json")
    retired = '"notes": {\n"pools": {"hash": "x", "changed": 1, "guid": "p", "retired": true},\n'
    ledger.write_text(ledger.read_text("utf-8").replace('"notes": {\n', retired), "utf-8")
    with pytest.raises(RenameError) as caught:
        plan_rename([publisher.path], old, new)
    assert message in str(caught.value)


@pytest.fixture
def table_deck(deck_project, tmp_path):
    """A deck of a table with an empty list of facts."""

    def write(entry, table):
        (tmp_path / "pools.csv").write_bytes(table)
        keys = f"file: pools.csv, cite: a list of pools, {entry}"
        return deck_project("", head=f"tables:\n  - {{{keys}}}", article="The parks.\n\nNone.")

    return write


def test_renaming_a_row_changes_its_cell(table_deck, tmp_path):
    """Other cells and the line ends of the table stay, and ledger entries move."""
    entry = 'id: Town, say: "The town of {Town} has [{Pools}]."'
    path = table_deck(entry, b'\xef\xbb\xbfTown,Pools\r\n"Old Bath",3 pools\r\nYork,4 pools\r\n')
    assert build_deck(path, tmp_path / "build", 10**9).sizes
    renaming = plan_rename([path], "old-bath", "bath")
    table = renaming.files[tmp_path / "pools.csv"]
    assert table == b'\xef\xbb\xbfTown,Pools\r\n"bath",3 pools\r\nYork,4 pools\r\n'
    assert renaming.entries == 1


def test_ids_from_one_cell_are_renamed_together(table_deck, tmp_path):
    """Several tables of a file make their ids from the same cell."""
    say = "The swimmers of {Town} can choose among [{Pools}]."
    second = f'{{file: pools.csv, cite: a list, id: "b-{{Town}}-s", say: "{say}"'
    entry = f'id: Town, say: "The town of {{Town}} has [{{Pools}}]."}}\n  - {second}'
    path = table_deck(entry, b"Town,Pools\nBath,3 pools\nYork,4 pools\n")
    assert build_deck(path, tmp_path / "build", 10**9).sizes
    renaming = plan_rename([path], "bath", "spa")
    assert renaming.entries == 2
    ledger = renaming.files[path.with_name("parks.ledger.json")].decode()
    ids = ("spa", "b-spa-s", "york", "b-york-s")
    assert [id_ for id_ in ids if f'"{id_}/' in ledger] == [*ids]


def test_a_row_is_renamed_by_its_cell(table_deck):
    """The id with further words follows the cell."""
    path = table_deck(
        'id: "a-{Town}", say: "The town {Town} has [{Pools}]."', b"Town,Pools\nBath,3\n"
    )
    with pytest.raises(RenameError, match="not the whole cell"):
        plan_rename([path], "a-bath", "new")
