"""`quizgen push` with the real add-on AnkiConnect in the real desktop keeps what is the learner's.

The tests need the folder of the add-on in QUIZGEN_ANKICONNECT.
"""

import json
import subprocess
import sys
import time

import pytest
from conftest import copy_sample, need
from desktop import ADDON

from quizgen.exports.anki.note_types import LEARNER_FIELD

DECK = "insulin"
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def push(window, tmp_path_factory):
    """Push the deck: `push(*options)` returns the result, while the desktop runs."""
    need("AnkiConnect", present=bool(ADDON))
    project = copy_sample(tmp_path_factory.mktemp("project"))

    def run(*options):
        command = [sys.executable, "-m", "quizgen", "push", "--json", DECK, "--url", window.url]
        output = project / "output.json"
        with output.open("wb") as file:
            process = subprocess.Popen([*command, *options], cwd=project, stdout=file)
            window.wait(lambda: process.poll() is not None)
        assert process.returncode == 0
        (result,) = json.loads(output.read_bytes())["decks"]
        return result

    run.project = project
    return run


@pytest.fixture(scope="module")
def notes(window, push):
    """The ids of all notes of the deck in Anki, after a first push, in order."""
    assert len(push()["new"]) > 100
    return sorted(window.window.col.find_notes(f'"Id:{DECK}/*"'))


def write(collection, note_id, tags, **fields):
    """Write into a note, as the learner does in the editor."""
    note = collection.get_note(note_id)
    for name, text in fields.items():
        note[name] = text
    note.tags += tags
    collection.update_note(note)


def test_tags_notes_and_edits_survive_a_push_of_every_note(window, push, notes):
    """Every note changes in the deck; the learner has tagged, noted and edited a third each."""
    collection = window.window.col
    own = ["mine", "marked", "leech"]
    tagged, noted, edited = notes[::3], notes[1::3], notes[2::3]
    for note in tagged:
        write(collection, note, own)
    for note in noted:
        write(collection, note, [], **{LEARNER_FIELD: "like <b>sugar</b>"})
    for note in edited:
        write(collection, note, ["mine"], Quote="my own words")
    time.sleep(1.1)  # the build is later than the edits, so a plain import would replace them
    deck = push.project / "decks" / f"{DECK}.yaml"
    changed = deck.read_text("utf-8").replace("\n  - id: ", "\n  - note: Revised\n    id: ")
    deck.write_text(changed, "utf-8")
    dry = push("--dry-run")
    assert (len(dry["updated"]), len(dry["kept"])) == (len(tagged + noted), len(edited))
    assert push() == dry
    for note in map(collection.get_note, tagged):
        assert note["Comment"] == "Revised"
        assert {*own} <= {*note.tags}
    for note in map(collection.get_note, noted):
        assert (note["Comment"], note[LEARNER_FIELD]) == ("Revised", "like <b>sugar</b>")
    for note in map(collection.get_note, edited):
        assert (note["Comment"], note["Quote"]) == ("", "my own words")
        assert "mine" in note.tags
    again = push()
    assert (again["updated"], again["kept"]) == ([], dry["kept"])
    assert push("--replace-edits")["replaced"] == dry["kept"]
    assert all(collection.get_note(note)["Comment"] == "Revised" for note in notes)
    assert all("mine" in collection.get_note(note).tags for note in edited)
