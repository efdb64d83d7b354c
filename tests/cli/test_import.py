"""`quizgen import` imports tables and Anki packages, or writes nothing and reports why."""

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
    """A folder with two tables and an empty package."""
    (tmp_path / "capitals.csv").write_text(CAPITALS, "utf-8")
    (tmp_path / "hyde parks.csv").write_text(PARKS, "utf-8")
    (tmp_path / "empty.apkg").touch()
    return tmp_path


def test_table_becomes_a_deck(folder):
    """`import` prints the files and the next commands, which work."""
    output = run_quizgen("import", "capitals.csv", cwd=folder).stdout
    assert output == (
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


def test_bad_row_is_reported_with_its_line(folder):
    """A bad cell is reported with its place, its row and a caret; nothing is written."""
    shared = ("--kind", "quantity", "--map", "Park=actor", "--map", "Area=amount")
    verb = ("--set", "verb=cover, covered")
    done = run_quizgen("import", "hyde parks.csv", *shared, *verb, cwd=folder, code=1)
    assert done.stdout == ""
    assert done.stderr == (
        "hyde parks.csv:3:11: error I03: “many” has no number;"
        " write, for example, 42,400 hectares\n"
        "    3 | Hyde Park,many\n"
        "      |           ^^^^\n"
        "not imported; fix the errors above\n"
    )
    assert not (folder / "decks").exists()
    assert not (folder / "seeds").exists()


def test_import_never_overwrites_a_deck(folder):
    """An existing deck or source is a usage error that asks for another name."""
    run_quizgen("import", "-q", "capitals.csv", cwd=folder)
    deck = folder / "decks" / "capitals.yaml"
    deck.write_text("mine", "utf-8")
    done = run_quizgen("import", "capitals.csv", cwd=folder, code=2)
    assert "decks/capitals.yaml already exists" in done.stderr
    deck.unlink()
    done = run_quizgen("import", "capitals.csv", cwd=folder, code=2)
    assert "seeds/capitals.txt already exists" in done.stderr
    assert run_quizgen("import", "-q", "capitals.csv", "-o", "decks/b.yaml", cwd=folder)
    assert (folder / "seeds" / "b.txt").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["capitals.csv", "--kind", "crad"], "unknown kind “crad”; did you mean “card”?"),
        (["capitals.csv", "-o", "decks/My Deck.yaml"], "“My Deck” cannot be an id"),
        (["capitals.csv", "-o", "decks/deck.csv"], "is not a deck file"),
        (["capitals.csv", "--map", "front"], "invalid --map “front”; use COLUMN=FIELD"),
        (["capitals.csv", "--set", "=x"], "invalid --set “=x”; use FIELD=TEXT"),
        (
            ["empty.apkg", "--kind", "card"],
            "--kind, --map and --set apply to tables only",
        ),
        (["nothing.csv"], "does not exist"),
    ],
)
def test_usage_error_exits_with_2(folder, arguments, message):
    """A usage error exits with 2 and a message."""
    assert message in run_quizgen("import", *arguments, cwd=folder, code=2).stderr


def test_finding_in_a_package_has_no_excerpt(folder):
    """A finding in a package shows no line, because the file is binary."""
    with zipfile.ZipFile(folder / "new.apkg", "w") as archive:
        archive.writestr("media", b"{}")
    done = run_quizgen("import", "new.apkg", cwd=folder, code=1)
    assert done.stderr == (
        "new.apkg:1:1: error I01: the package has no Anki collection\n"
        "  help: export it from Anki again\n"
        "not imported; fix the errors above\n"
    )


def test_unsupported_file_is_reported(folder):
    """An unsupported file is reported with the supported suffixes."""
    (folder / "deck.docx").write_bytes(b"PK\0")
    done = run_quizgen("import", "deck.docx", cwd=folder, code=1)
    assert "files with the suffix “.docx” are not supported" in done.stderr
    assert ".csv" in done.stderr


def test_losses_are_printed(folder):
    """Losses are printed with their number and names, as text and as JSON."""
    (folder / "more.csv").write_text("front,back,x\nWho came?,Ann,1\n", "utf-8")
    output = run_quizgen("import", "more.csv", cwd=folder).stdout
    assert "  lost: 1 × unused columns" in output
    printed = run_quizgen("import", "more.csv", "--json", "-o", "decks/b.yaml", cwd=folder).stdout
    document = json.loads(printed)
    assert document["files"] == ["seeds/b.txt", "decks/b.yaml"]
    assert document["facts"] == ["who-came"]
    assert [loss["where"] for loss in document["losses"]] == [["x"]]


def test_report_of_notes_adds_up(folder):
    """The notes and cards of an export are those imported and those left out, also as JSON."""
    notes = ("Who came?\tAnn", "Who came?\tAnn", "a\t", "{{c1::Ann}} and {{c2::Bo}} left.\t")
    (folder / "notes.txt").write_text("#separator:tab\n" + "\n".join(notes), "utf-8")
    output = run_quizgen("import", "notes.txt", cwd=folder).stdout
    joined = "with the question and answer of another card, joined with it"
    assert f"  4 notes = 3 facts + 1 {joined} + 1 without text on the back − 1 further" in output
    assert f"  5 cards = 3 questions + 1 {joined} + 1 without text on the back\n" in output
    assert "  lost: 1 × cards without text on the back: a\n" in output
    printed = run_quizgen("import", "notes.txt", "--json", "-o", "decks/b.yaml", cwd=folder).stdout
    document = json.loads(printed)
    left_out = {joined: 1, "without text on the back": 1}
    assert document["notes"] == {"read": 4, "further": 1, "imported": 3, "left_out": left_out}
    assert document["cards"] == {"read": 5, "further": 0, "imported": 3, "left_out": left_out}
    run_quizgen("check", "b", cwd=folder, code=1)


def test_table_can_have_a_kind_of_the_project(folder):
    """`--kind` accepts a kind of the project, which turns a prompt into a full question."""
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


LIVE = """# yaml-language-server: $schema=deck.schema.json
deck: parks
title: Parks
language: en
tables:
- file: data/parks.csv
  cite: the table parks.csv
  id: Park
  kind: quantity
  entities:
    Park: park
  columns:
    actor: Park
    amount: Area
  fields:
    verb: covered
"""


def test_a_live_table_stays_the_source(folder):
    """The deck names the table, and a row added later is a fact of the deck."""
    table = folder / "data" / "parks.csv"
    table.parent.mkdir()
    table.write_text(PARKS.replace("many", "142 hectares"), "utf-8")
    mapped = ("--map", "Park=actor", "--map", "Area=amount", "--set", "verb=cover, covered")
    arguments = ("import", "data/parks.csv", "--live", "--kind", "quantity", *mapped)
    assert run_quizgen(*arguments, cwd=folder).stdout == (
        "parks: 2 rows of data/parks.csv\n"
        "  decks/parks.yaml\n"
        "Next: quizgen check parks, then quizgen build parks\n"
    )
    assert (folder / "decks" / "parks.yaml").read_text("utf-8") == LIVE
    with table.open("a", encoding="utf-8") as file:
        file.write("City Park,17 hectares\n")
    assert run_quizgen("check", cwd=folder).stdout.startswith("parks: 3 facts, ")


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("front,back,quote\nWho?,Ann,Ann came\n", "has no quotes"),
        ("front,back\n水?,Ann\n火?,Ann\n", "no column has a different id"),
    ],
)
def test_a_table_that_cannot_be_live_is_reported(folder, table, reason):
    """Nothing is written."""
    (folder / "cards.csv").write_text(table, "utf-8")
    done = run_quizgen("import", "cards.csv", "--live", cwd=folder, code=1)
    assert reason in done.stderr
    assert not (folder / "decks").exists()


def test_a_spreadsheet_can_only_be_live(folder):
    """The help says how, and its import then finds that the file is none."""
    (folder / "parks.xlsx").write_bytes(b"none")
    done = run_quizgen("import", "parks.xlsx", cwd=folder, code=1)
    assert "help: add --live, or save it as CSV" in done.stderr
    done = run_quizgen("import", "parks.xlsx", "--live", cwd=folder, code=1)
    assert "parks.xlsx:1:1: error I01" in done.stderr


def test_a_live_table_is_in_the_project(folder, tmp_path_factory):
    """A deck cannot read a file elsewhere or a question bank."""
    outside = tmp_path_factory.mktemp("outside") / "parks.csv"
    outside.write_text(PARKS, "utf-8")
    done = run_quizgen("import", str(outside), "--live", cwd=folder, code=2)
    assert "is outside the project" in done.stderr
    (folder / "bank.gift").write_text("Which? {=one ~two}", "utf-8")
    done = run_quizgen("import", "bank.gift", "--live", cwd=folder, code=2)
    assert "--live takes a table or a package" in done.stderr
