"""A whole import: what comes out is a deck that loads, builds, and goes into the real Anki."""

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


def imported(project, content, **more):
    """Import bytes into a project and return the deck's path, or None with findings."""
    target = project / "decks" / "given.yaml"
    made = import_file(request_for(content, **more), target, NOW)
    assert (made.foreign is None) == bool(made.findings)
    write_import(made)
    return None if made.findings else target


def built(deck, now=NOW):
    """Build a deck and return its package."""
    done = build_deck(deck, deck.parent.parent / "build", now)
    assert not done.findings
    return done.folder / f"{done.deck}.apkg"


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4),
    st.sampled_from([("card", "front,back,section"), ("event", "subject,when,verb.main"),
                     ("quantity", "actor,amount,rest"), ("member", "owner,members,note")]),
)  # fmt: skip
def test_any_table_gives_a_deck_or_findings(rows, shape):
    """What is written is read again to the letter; nothing of form is wrong with it."""
    kind, header = shape
    buffer = io.StringIO()
    csv.writer(buffer).writerows([header.split(","), *rows])
    content = buffer.getvalue().encode()
    constants = {"verb.aux": "was", "verb.main": "seen"}
    if kind == "card":
        constants = {}
    with tempfile.TemporaryDirectory() as folder:
        deck = imported(Path(folder), content, suffix=".csv", kind=kind, constants=constants)
        if deck is None:
            assert not list(Path(folder).iterdir())
            return
        findings = check_deck(deck).findings
        assert not [one for one in findings if one.code[0] in "DYQM"], deck.read_text("utf-8")
        assert not [one for one in findings if one.code == "G01"]


def test_a_table_goes_all_the_way_into_anki(collection, tmp_path):
    """Rows, a deck, a package, cards."""
    table = b"front,back\nWhat is the capital of France?,Paris\nWhich river is in Cairo?,the Nile\n"
    package = built(imported(tmp_path, table, suffix=".csv"))
    assert import_package(collection, package) == {"new": 2}
    notes = [collection.get_note(note) for note in collection.find_notes("")]
    assert [(note["Prompt1"], note["Answer1"]) for note in notes] == [
        ("What is the capital of France?", "Paris"),
        ("Which river is in Cairo?", "the Nile"),
    ]


def test_rows_without_a_section_have_one_too(tmp_path):
    """A deck with sections wants one for every fact."""
    table = b"front,back,section\nWho came by train?,Ann,Trains\nWho came by ship?,Bo,\n"
    examined = check_deck(imported(tmp_path, table, suffix=".csv"))
    assert not examined.findings
    assert [fact.section for fact in examined.deck.facts] == ["trains", "other"]


@pytest.fixture
def theirs(tmp_path):
    """A package that learners have studied."""
    return genanki_package(tmp_path / "theirs.apkg", *NOTES)


@pytest.fixture
def ours(theirs, tmp_path):
    """The package of the deck that was made of theirs."""
    return built(imported(tmp_path, theirs.read_bytes()))


def test_a_package_goes_all_the_way_into_anki(collection, theirs, tmp_path):
    """By way of the real Anki's own export, with the GUIDs of the old notes on the new."""
    import_package(collection, theirs)
    exported = export(collection, tmp_path / "exported.apkg", legacy=True)
    package = built(imported(tmp_path, exported.read_bytes()))
    collection.remove_notes(collection.find_notes(""))
    assert import_package(collection, package) == {"new": 2}
    assert set(collection.db.list("SELECT guid FROM notes")) == {"one", "two"}


def test_old_notes_are_left_alone(collection, theirs, ours):
    """Anki finds the GUIDs under another note type: no doubles, and nothing is touched."""
    import_package(collection, theirs)
    before = collection.db.all("SELECT guid, flds, mod FROM notes")
    assert import_package(collection, ours) == {"conflicting": 2}
    assert collection.db.all("SELECT guid, flds, mod FROM notes") == before


def test_old_notes_become_ours_by_hand(collection, theirs, ours, tmp_path):
    """After “Change Note Type” an import takes them over with their schedules, once and for all."""
    import_package(collection, theirs)
    for id_ in collection.find_cards(""):
        card = collection.get_card(id_)
        card.type, card.queue, card.ivl = 2, 2, 77
        collection.update_card(card)
    import_package(collection, ours)
    change_type(collection, "one", "quizgen fact (given)", {"Prompt1": 0, "Answer1": 1})
    change_type(collection, "two", "quizgen cloze (given)", {"Text": 0})
    assert import_package(collection, ours) == {"duplicate": 2}
    assert import_package(collection, ours, notes=ALWAYS) == {"updated": 2}
    deck = tmp_path / "decks" / "given.yaml"
    mended = deck.read_text("utf-8").replace("Paris, as you know\n  quote", "Paris\n  quote")
    deck.write_text(mended, "utf-8")
    package = built(deck, now=collection.db.scalar("SELECT max(mod) FROM notes") + 10)
    assert import_package(collection, package) == {"updated": 1, "duplicate": 1}
    assert collection.db.list("SELECT ivl FROM cards") == [77, 77]
    assert collection.get_note(note_of(collection, "one"))["Answer1"] == "Paris"


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
    info.input.new_fields[:] = [fields.get(one["name"], -1) for one in new["flds"]]
    if info.input.new_templates:
        info.input.new_templates[:] = [0] + [-1] * (len(new["tmpls"]) - 1)
    collection.models.change_notetype_of_notes(info.input)


def test_nothing_was_published_yet(theirs, tmp_path):
    """To `diff` the notes are new, and a fact removed before the first build leaves no notice."""
    deck = imported(tmp_path, theirs.read_bytes())
    text = deck.read_text("utf-8")
    deck.write_text(text[: text.index("- id: the-nile")], "utf-8")
    plan = plan_build(deck, NOW)
    assert [(one.key, one.change.value) for one in plan.notes] == [
        ("what-is-the-capital-of-france", "new")
    ]
    assert built(deck).exists()
    assert plan_build(deck, NOW + 60).notes == ()
