"""An imported deck loads, builds, and can be imported into Anki."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from conftest import import_package
from foreign import export, genanki_package, request_for
from genanki import BASIC_MODEL as BASIC
from genanki import CLOZE_MODEL as CLOZE
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.imports.deck_import import import_file, write_import
from quizgen.pipeline import check_deck
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import build_deck

NOW = 1_700_000_000
ALWAYS = 1
NOTES = (
    (BASIC, ["What is the capital of France?", "Paris, as you know"], "one"),
    (CLOZE, ["The {{c1::Nile}} flows through Cairo in Egypt.", ""], "two"),
)
CELLS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    [
        "5 parks",
        "over 2 million",
        "2024",
        "NO",
        "~",
        "- x",
        "{{ x }}",
        "Ann … Lee",
        "the",
        "&a",
        "#",
    ]
)


def import_into(project, content, **more):
    """Import bytes into a project and return the path of the deck, or None on findings."""
    target = project / "decks" / "given.yaml"
    result = import_file(request_for(content, **more), target, NOW)
    assert (result.foreign is None) == bool(result.findings)
    write_import(result)
    return None if result.findings else target


def build_package(deck, now=NOW):
    """Build a deck and return the path of its package."""
    done = build_deck(deck, deck.parent.parent / "build", now)
    assert not done.findings
    return done.folder / f"{done.deck}.apkg"


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4),
    st.sampled_from([("card", "front,back,section"), ("event", "subject,when,verb.main"),
                     ("quantity", "actor,amount,rest"), ("member", "owner,members,note")]),
)  # fmt: skip
def test_any_table_gives_a_valid_deck_or_findings(rows, shape):
    """The deck of any table has no findings about its format or its quotes."""
    kind, header = shape
    buffer = io.StringIO()
    csv.writer(buffer).writerows([header.split(","), *rows])
    content = buffer.getvalue().encode()
    constants = {"verb.aux": "was", "verb.main": "seen"}
    if kind == "card":
        constants = {}
    with tempfile.TemporaryDirectory() as folder:
        deck = import_into(Path(folder), content, suffix=".csv", kind=kind, constants=constants)
        if deck is None:
            assert not list(Path(folder).iterdir())
            return
        findings = check_deck(deck).findings
        assert not [finding for finding in findings if finding.code[0] in "DYQM"], deck.read_text(
            "utf-8"
        )
        assert not [finding for finding in findings if finding.code == "G01"]


def test_table_can_be_imported_into_anki(collection, tmp_path):
    """The rows of a table become cards in Anki."""
    table = b"front,back\nWhat is the capital of France?,Paris\nWhich river is in Cairo?,the Nile\n"
    package = build_package(import_into(tmp_path, table, suffix=".csv"))
    assert import_package(collection, package) == {"new": 2}
    notes = [collection.get_note(note) for note in collection.find_notes("")]
    assert [(note["Question 1"], note["Answer 1"]) for note in notes] == [
        ("What is the capital of France?", "Paris"),
        ("Which river is in Cairo?", "the Nile"),
    ]


def test_rows_without_a_section_get_a_default(tmp_path):
    """In a deck with sections, a row without a section gets the section “other”."""
    table = b"front,back,section\nWho came by train?,Ann,Trains\nWho came by ship?,Bo,\n"
    checked = check_deck(import_into(tmp_path, table, suffix=".csv"))
    assert not checked.findings
    assert [fact.section for fact in checked.deck.facts] == ["trains", "other"]


@pytest.fixture
def original(tmp_path):
    """A package with notes that learners have studied."""
    return genanki_package(tmp_path / "original.apkg", *NOTES)


@pytest.fixture
def rebuilt(original, tmp_path):
    """The package that is built from the imported deck."""
    return build_package(import_into(tmp_path, original.read_bytes()))


def test_package_can_be_imported_into_anki(collection, original, tmp_path):
    """A deck from a package that Anki exported keeps the GUIDs of its notes."""
    import_package(collection, original)
    exported = export(collection, tmp_path / "exported.apkg", legacy=True)
    package = build_package(import_into(tmp_path, exported.read_bytes()))
    collection.remove_notes(collection.find_notes(""))
    assert import_package(collection, package) == {"new": 2}
    assert set(collection.db.list("SELECT guid FROM notes")) == {"one", "two"}


def test_existing_notes_do_not_change(collection, original, rebuilt):
    """If notes with the GUIDs exist with another note type, Anki changes and adds nothing."""
    import_package(collection, original)
    before = collection.db.all("SELECT guid, flds, mod FROM notes")
    assert import_package(collection, rebuilt) == {"conflicting": 2}
    assert collection.db.all("SELECT guid, flds, mod FROM notes") == before


def test_existing_notes_can_be_converted(collection, original, rebuilt, tmp_path):
    """After “Change Note Type”, an import updates existing notes and keeps their schedules."""
    import_package(collection, original)
    for id_ in collection.find_cards(""):
        card = collection.get_card(id_)
        card.type, card.queue, card.ivl = 2, 2, 77
        collection.update_card(card)
    import_package(collection, rebuilt)
    change_type(collection, "one", "Quizgen Flashcards", {"Question 1": 0, "Answer 1": 1})
    change_type(collection, "two", "Quizgen Cloze", {"Text": 0})
    assert import_package(collection, rebuilt) == {"duplicate": 2}
    assert import_package(collection, rebuilt, notes=ALWAYS) == {"updated": 2}
    deck = tmp_path / "decks" / "given.yaml"
    corrected = deck.read_text("utf-8").replace("Paris, as you know\n  quote", "Paris\n  quote")
    deck.write_text(corrected, "utf-8")
    package = build_package(deck, now=collection.db.scalar("SELECT max(mod) FROM notes") + 10)
    assert import_package(collection, package) == {"updated": 1, "duplicate": 1}
    assert collection.db.list("SELECT ivl FROM cards") == [77, 77]
    assert collection.get_note(note_of(collection, "one"))["Answer 1"] == "Paris"


def note_of(collection, guid):
    """Return the id of a note."""
    return collection.db.scalar("SELECT id FROM notes WHERE guid = ?", guid)


def change_type(collection, guid, name, fields):
    """Change the type of a note as Anki's Browser does, field by field."""
    new = collection.models.by_name(name)
    note = collection.get_note(note_of(collection, guid))
    info = collection.models.change_notetype_info(
        old_notetype_id=note.mid, new_notetype_id=new["id"]
    )
    info.input.note_ids.append(note.id)
    info.input.new_fields[:] = [fields.get(field["name"], -1) for field in new["flds"]]
    if info.input.new_templates:
        info.input.new_templates[:] = [0] + [-1] * (len(new["tmpls"]) - 1)
    collection.models.change_notetype_of_notes(info.input)


def test_imported_notes_count_as_unpublished(original, tmp_path):
    """`diff` lists imported notes as new; a fact that is removed before a build is not retired."""
    deck = import_into(tmp_path, original.read_bytes())
    text = deck.read_text("utf-8")
    deck.write_text(text[: text.index("- id: the-nile")], "utf-8")
    plan = plan_build(deck, NOW)
    assert [(change.key, change.change.value) for change in plan.notes] == [
        ("what-is-the-capital-of-france", "new")
    ]
    assert build_package(deck).exists()
    assert plan_build(deck, NOW + 60).notes == ()
