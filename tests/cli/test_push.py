"""`quizgen push` imports decks into a running Anki."""

import json
import subprocess
import sys
import threading

import pytest
from anki_connect_server import anki_connect, serving
from conftest import SAMPLE_DECK, copy_sample, run_quizgen

from quizgen.exports.anki.note_types import LEARNER_FIELD

DECK = SAMPLE_DECK.stem
NOTED = "\n  - note: In spring\n    id: area-demined"
"""The first lines of a fact, with a note."""


@pytest.fixture
def project(tmp_path):
    """A copy of our project with the sample deck."""
    return copy_sample(tmp_path / "project")


@pytest.fixture
def anki(collection):
    """A collection served through AnkiConnect, as (URL, add-on)."""
    with anki_connect(collection) as served:
        yield served


@pytest.fixture(scope="module")
def notes(publication):
    """The number of notes of the sample deck."""
    return len(publication.ledger.notes)


def test_push_lists_what_changed(project, anki, collection, notes):
    """`push` prints counts and names; a dry run prints the same and writes nothing."""
    url, addon = anki
    ledger = project / "decks" / f"{DECK}.ledger.json"
    dry = run_quizgen("push", "--dry-run", DECK, "--url", url, cwd=project).stdout
    assert dry.startswith(f"{DECK}: {notes} new (dry run: nothing changed)\n")
    assert f"    … and {notes - 10} more\n" in dry
    assert collection.note_count() == 0
    assert not ledger.exists()
    assert not (project / "build").exists()
    assert "importPackage" not in addon.calls
    wet = run_quizgen("push", DECK, "--url", url, cwd=project).stdout
    assert wet.splitlines()[1:] == dry.splitlines()[1:]
    assert collection.note_count() == notes
    assert ledger.exists()
    assert (project / "build" / DECK / "quiz-A.html").exists()
    again = run_quizgen("push", DECK, "--url", url, cwd=project).stdout
    assert again == f"{DECK}: {notes} unchanged\n"


def test_push_defaults_to_all_decks(project, anki, collection):
    """`push` without a deck pushes every deck; with -q it prints nothing."""
    url, _ = anki
    assert run_quizgen("push", "-q", "--url", url, cwd=project).stdout == ""
    found = {collection.get_note(note)["Id"].split("/")[0] for note in collection.find_notes("")}
    assert found == {path.stem for path in (project / "decks").glob("*.yaml")}
    again = json.loads(run_quizgen("push", "-n", "--json", "--url", url, cwd=project).stdout)
    assert {len(deck["kept"]) for deck in again["decks"]} == {0}
    assert sum(deck["unchanged"] for deck in again["decks"]) == collection.note_count()


def test_push_prints_one_json_document(project, anki, notes):
    """`push --json` names every note."""
    url, _ = anki
    done = run_quizgen("push", DECK, "--json", "--url", url, cwd=project)
    document = json.loads(done.stdout)
    (deck,) = document["decks"]
    assert (document["dry_run"], document["error"]) == (False, None)
    assert (deck["deck"], deck["pushed"], len(deck["new"])) == (DECK, True, notes)
    for group in ("updated", "replaced", "kept", "retired", "missed"):
        assert deck[group] == []


def test_push_without_anki_is_an_error(project):
    """If Anki does not run, nothing is built, and the error is also in the JSON document."""
    with serving(lambda _: []) as url:
        pass
    done = run_quizgen("push", "--json", "--url", url, cwd=project, code=1)
    address = url.removeprefix("http://")
    assert f"quizgen: no response from Anki on {address}\n" in done.stderr
    assert "  help: start Anki with the add-on AnkiConnect (code 2055492159)\n" in done.stderr
    document = json.loads(done.stdout)
    assert document["decks"] == []
    assert document["error"]["message"] == f"no response from Anki on {address}"
    assert not (project / "build").exists()


def test_push_rejects_another_host(project):
    """A URL of another host is a usage error, before any request."""
    done = run_quizgen("push", "--url", "http://example.org:8765", cwd=project, code=2)
    assert "“example.org” is not this machine" in done.stderr


def test_push_sends_the_api_key(project, collection):
    """The key comes from the option or the environment and is never printed."""
    with anki_connect(collection, key="s3cret") as (url, _):
        without_key = run_quizgen("push", "-n", DECK, "--url", url, cwd=project, code=1)
        assert "valid api key must be provided" in without_key.stderr
        wrong = run_quizgen("push", "-n", DECK, "--url", url, "--key", "0ops", cwd=project, code=1)
        assert "0ops" not in wrong.stderr + wrong.stdout
        run_quizgen("push", "-n", DECK, "--url", url, "--key", "s3cret", cwd=project)
        run_quizgen("push", "-n", DECK, "--url", url, cwd=project, ANKICONNECT_KEY="s3cret")


def test_push_skips_a_deck_with_errors(project, anki, collection):
    """A deck with errors is not pushed; the other decks are."""
    url, _ = anki
    deck = project / "decks" / f"{DECK}.yaml"
    deck.write_text(deck.read_text("utf-8").replace("value: 42400", "value: 42500"), "utf-8")
    done = run_quizgen("push", DECK, "insulin", "--url", url, cwd=project, code=1)
    assert "error G02" in done.stderr
    assert f"{DECK}: not pushed" in done.stderr
    assert done.stdout.startswith("insulin: ")
    assert collection.find_notes(f'"Id:{DECK}/*"') == []


def edit(collection, key, tags=(), **fields):
    """Edit a note as the Browser does, and return its id."""
    (note_id,) = collection.find_notes(f'"Id:{DECK}/{key}"')
    note = collection.get_note(note_id)
    for name, text in fields.items():
        note[name] = text
    note.tags += tags
    collection.update_note(note)
    return note_id


def test_push_lists_edited_notes_and_keeps_them(project, anki, collection):
    """A dry run names them too; `--replace-edits` replaces their text."""
    url, _ = anki
    run_quizgen("push", "-q", DECK, "--url", url, cwd=project)
    note = edit(collection, "area-demined", Quote="my own words")
    dry = run_quizgen("push", "-n", DECK, "--url", url, cwd=project).stdout
    wet = run_quizgen("push", DECK, "--url", url, cwd=project).stdout
    title = "kept, because edited in Anki (--replace-edits updates them)"
    for shown in (dry, wet):
        assert f"{DECK}: 1 kept, " in shown
        assert f"  {title}:\n    {DECK}/area-demined\n" in shown
    assert collection.get_note(note)["Quote"] == "my own words"
    again = run_quizgen("push", "--replace-edits", DECK, "--url", url, cwd=project).stdout
    assert f"  replaced, although edited in Anki:\n    {DECK}/area-demined\n" in again
    assert collection.get_note(note)["Quote"] != "my own words"


def test_a_killed_push_loses_nothing(project, collection):
    """The learner's part is in the package, so an import that Anki finishes alone is complete."""
    asked, may_import = threading.Event(), threading.Event()
    with anki_connect(collection) as (url, addon):
        arguments = ["push", "-q", DECK, "--url", url]
        run_quizgen(*arguments, cwd=project)
        note = edit(collection, "area-demined", ["mine"], **{LEARNER_FIELD: "mine"})
        deck = project / "decks" / f"{DECK}.yaml"
        deck.write_text(deck.read_text("utf-8").replace("\n  - id: area-demined", NOTED), "utf-8")
        import_ = addon.actions["importPackage"]

        def import_later(path):
            asked.set()
            may_import.wait(timeout=60)
            return import_(path)

        addon.actions["importPackage"] = import_later
        process = subprocess.Popen([sys.executable, "-m", "quizgen", *arguments], cwd=project)
        asked.wait()
        process.kill()
        process.wait()
        before = collection.get_note(note)["Comment"]
        may_import.set()
        again = run_quizgen("push", DECK, "--url", url, cwd=project).stdout
        assert "updated" not in again
        after = collection.get_note(note)
        assert (before, after["Comment"]) == ("", "In spring")
        assert after[LEARNER_FIELD] == "mine"
        assert "mine" in after.tags
        assert list((project / "build").glob("*.apkg")) == []


def test_push_lists_notes_that_were_not_imported(project, anki, collection):
    """Notes that Anki did not import are named, and the exit code is 1."""
    url, _ = anki
    run_quizgen("push", "-q", DECK, "--url", url, cwd=project)
    (note_id,) = collection.find_notes(f'"Id:{DECK}/area-demined"')
    note = collection.get_note(note_id)
    note["Id"] = "mine"
    collection.update_note(note)
    done = run_quizgen("push", DECK, "--url", url, cwd=project, code=1)
    title = "not imported, because the note type or the field Id was changed in Anki"
    assert f"  {title}:\n    {DECK}/area-demined\n" in done.stdout
