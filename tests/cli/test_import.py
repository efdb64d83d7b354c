"""`quizgen import` brings tables and Anki packages in, or says why not and writes nothing."""

import json
import zipfile

import pytest
from conftest import run_quizgen

CAPITALS = """front,back
What is the capital of France?,Paris
Which river flows through Cairo?,the Nile
"""
PARKS = """Park,Area
Regent's Park,166 hectares
Hyde Park,many
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with two tables and a package that is empty."""
    (tmp_path / "capitals.csv").write_text(CAPITALS, "utf-8")
    (tmp_path / "hyde parks.csv").write_text(PARKS, "utf-8")
    (tmp_path / "empty.apkg").touch()
    return tmp_path


def test_a_table_becomes_a_deck(folder):
    """It says what it wrote and what comes next, and that works."""
    told = run_quizgen("import", "capitals.csv", cwd=folder).stdout
    assert told == (
        "capitals: 2 facts\n"
        "  seeds/capitals.txt\n"
        "  decks/capitals.yaml\n"
        "Next: quizgen check capitals, then quizgen build capitals\n"
    )
    assert run_quizgen("check", "capitals", cwd=folder).stdout == (
        "capitals: 2 facts, 2 items, 0 findings\n"
    )
    run_quizgen("build", "capitals", cwd=folder)
    assert (folder / "build" / "capitals" / "capitals.apkg").is_file()


def test_bad_rows_stand_with_their_line(folder):
    """A place, the row, a caret and help; nothing is written."""
    shared = ("--kind", "quantity", "--map", "Park=actor", "--map", "Area=amount")
    verb = ("--set", "verb=cover, covered")
    done = run_quizgen("import", "hyde parks.csv", *shared, *verb, cwd=folder, code=1)
    assert done.stdout == ""
    assert done.stderr == (
        "hyde parks.csv:3:11: error I03: “many” has no number:"
        " write 42,400 hectares or over 1.5 million\n"
        "    3 | Hyde Park,many\n"
        "      |           ^^^^\n"
        "nothing imported; mend the errors above\n"
    )
    assert not (folder / "decks").exists()
    assert not (folder / "seeds").exists()


def test_a_deck_is_never_overwritten(folder):
    """Nor its source or ledger; another name is asked for."""
    run_quizgen("import", "-q", "capitals.csv", cwd=folder)
    deck = folder / "decks" / "capitals.yaml"
    deck.write_text("mine", "utf-8")
    done = run_quizgen("import", "capitals.csv", cwd=folder, code=2)
    assert "decks/capitals.yaml is there already" in done.stderr
    deck.unlink()
    done = run_quizgen("import", "capitals.csv", cwd=folder, code=2)
    assert "seeds/capitals.txt is there already" in done.stderr
    assert run_quizgen("import", "-q", "capitals.csv", "-o", "decks/b.yaml", cwd=folder)
    assert (folder / "seeds" / "b.txt").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["capitals.csv", "--kind", "crad"], "no kind “crad”: did you mean “card”?"),
        (["capitals.csv", "-o", "decks/My Deck.yaml"], "“My Deck” is no id"),
        (["capitals.csv", "-o", "decks/deck.csv"], "is no deck"),
        (["capitals.csv", "--map", "front"], "--map front: write NAME=VALUE"),
        (["capitals.csv", "--set", "=x"], "--set =x: write NAME=VALUE"),
        (["empty.apkg", "--kind", "card"], "--kind, --map and --set are for tables"),
        (["nothing.csv"], "does not exist"),
    ],
)
def test_misuse(folder, arguments, message):
    """It exits with 2 and says what was meant."""
    assert message in run_quizgen("import", *arguments, cwd=folder, code=2).stderr


def test_a_package_that_is_none_shows_no_line(folder):
    """Its bytes are nothing to read."""
    with zipfile.ZipFile(folder / "new.apkg", "w") as archive:
        archive.writestr("collection.anki21b", b"\0")
    done = run_quizgen("import", "new.apkg", cwd=folder, code=1)
    assert done.stderr == (
        "new.apkg:1:1: error I01: it is in the newest format, which only Anki reads\n"
        "  help: in Anki’s export dialog, choose “Support older Anki versions”\n"
        "nothing imported; mend the errors above\n"
    )


def test_a_file_of_another_sort(folder):
    """What can be read is listed."""
    (folder / "deck.docx").write_bytes(b"PK\0")
    done = run_quizgen("import", "deck.docx", cwd=folder, code=1)
    assert "nothing reads files that end in “.docx”" in done.stderr
    assert ".csv" in done.stderr


def test_losses_as_text_and_json(folder):
    """By count and by name."""
    (folder / "more.csv").write_text("front,back,x\nWho came?,Ann,1\n", "utf-8")
    told = run_quizgen("import", "more.csv", cwd=folder).stdout
    assert "  lost: 1 × columns that no field of the kind takes" in told
    printed = run_quizgen("import", "more.csv", "--json", "-o", "decks/b.yaml", cwd=folder).stdout
    document = json.loads(printed)
    assert document["files"] == ["seeds/b.txt", "decks/b.yaml"]
    assert document["facts"] == ["who-came"]
    assert [loss["where"] for loss in document["losses"]] == [["x"]]


def test_a_kind_of_the_project(folder):
    """A project’s own `card` gives prompts that are no questions a sentence around them."""
    kinds = folder / "templates" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "word.yaml").write_text(
        "kind: word\nabout: A word.\n"
        "fields: {french: {type: text}, english: {type: text}}\n"
        'statement: "{{ french.quoted }} means {{ english.quoted }}"\n'
        'questions: {what: {asks: english, stem: "what does {{ french.quoted }} mean?"}}\n',
        "utf-8",
    )
    (folder / "words.csv").write_text("French,English\nchien,dog\n", "utf-8")
    run_quizgen("import", "words.csv", "--kind", "word", cwd=folder)
    shown = run_quizgen("show", "words", cwd=folder).stdout
    assert "What does “chien” mean?\n  → dog" in shown
