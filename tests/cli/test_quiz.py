"""`quizgen quiz`: forms, keys and tables in a folder of their own, and forms made again by id."""

import io
import json

import pdfplumber
import pytest
from conftest import copy_project, need, run_quizgen

from quizgen.cli import quiz as verb
from quizgen.exports.html.page_setup import Paper
from quizgen.exports.pdf import find_missing_engine

NAME = "kursk-engineers"


@pytest.fixture
def project(tmp_path):
    """A copy of our project."""
    return copy_project(tmp_path / "project")


def made(project, *arguments, **environment):
    """Make a quiz of the article's deck and return what is told of it as JSON."""
    done = run_quizgen("quiz", NAME, "--json", *arguments, cwd=project, **environment)
    return json.loads(done.stdout)["decks"][0]


def contents(project):
    """Return the files of the article's quiz, by name."""
    folder = project / "build" / f"{NAME}.quiz"
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_forms_keys_and_tables_are_written(project):
    """Two forms are four pages and two tables; the ledger is left alone."""
    ledger = project / "decks" / f"{NAME}.ledger.json"
    before = ledger.read_bytes()
    told = run_quizgen("quiz", NAME, "-n", "12", "--forms", "2", "--seed", "7", cwd=project).stdout
    sheets = (f"quiz-{letter}{page}.html" for letter in "AB" for page in ("", ".key", ".answers"))
    pages = [*sheets, "quiz-map.html"]
    assert set(contents(project)) == {*pages, "key.csv", "items-map.csv"}
    assert told.startswith(f"{NAME}: 2 forms (A7-12-")
    assert "12 items" in told
    assert all(f"build/{NAME}.quiz/{page}" in told for page in pages)
    assert ledger.read_bytes() == before
    again = run_quizgen("quiz", NAME, "-n", "12", "--forms", "2", "--seed", "7", cwd=project).stdout
    assert again.count("(unchanged)") == 9


def test_every_page_bears_its_form_id(project):
    """On paper, where it is typed from."""
    told = made(project, "--forms", "2")
    for form in told["forms"]:
        for name in (f"quiz-{form['letter']}.html", f"quiz-{form['letter']}.key.html"):
            assert form["id"].encode() in contents(project)[name]


def test_ids_are_the_same_in_any_process(project):
    """Not by the order of a set, nor by what was made before; form A whatever the others are."""
    ids = {
        tuple(
            form["id"]
            for form in made(project, "--seed", "7", "--forms", "3", PYTHONHASHSEED=seed)["forms"]
        )
        for seed in ("0", "1", "4711")
    }
    ((first, *_),) = ids
    assert made(project, "--seed", "7")["forms"][0]["id"] == first


def test_form_a_is_what_build_writes(project):
    """The sheet of yesterday's build can be made again by its id."""
    run_quizgen("build", "-q", NAME, cwd=project)
    built = {p.name: p.read_bytes() for p in (project / "build" / NAME).glob("quiz-A*")}
    (form,) = made(project)["forms"]
    assert {name: contents(project)[name] for name in built} == built
    run_quizgen("quiz", "--form", form["id"], cwd=project)
    assert {name: contents(project)[name] for name in built} == built


def test_a_form_comes_back_by_its_id(project):
    """Byte for byte, from among all decks, and alone."""
    told = made(project, "-n", "15", "--forms", "3", "--seed", "42")
    before = contents(project)
    done = run_quizgen("quiz", "--form", told["forms"][1]["id"].lower(), cwd=project)
    assert done.stderr == ""
    assert done.stdout.count("form (") == 1
    after = contents(project)
    sheets = {"quiz-B.html", "quiz-B.key.html", "quiz-B.answers.html"}
    assert set(after) == {*sheets, "key.csv", "items-map.csv"}
    assert after["quiz-B.html"] == before["quiz-B.html"]
    assert after["quiz-B.key.html"] == before["quiz-B.key.html"]


def test_a_changed_deck_is_said_to_be_so(project):
    """No key that is nearly right: exit code 1, and the quiz of yesterday stands."""
    (form,) = made(project, "-n", "40")["forms"]
    before = contents(project)
    deck = project / "decks" / f"{NAME}.yaml"
    deck.write_text(deck.read_text("utf-8").replace("\ntitle: ", "\ntitle: All of ", 1), "utf-8")
    done = run_quizgen("quiz", NAME, "--form", form["id"], cwd=project, code=1)
    assert f"error F03: the deck has changed since form {form['id']} was printed" in done.stderr
    assert contents(project) == before


def test_a_malformed_id_is_found(project):
    """Exit code 1, once for all decks."""
    done = run_quizgen("quiz", "--form", "A7-20", cwd=project, code=1)
    assert done.stderr.count("error F02: “A7-20” is not a form id") == 1


def test_a_quiz_of_the_deck_is_made_by_name(project):
    """With its title and instructions on the sheet, and its name in the id."""
    deck = project / "decks" / f"{NAME}.yaml"
    quizzes = "quizzes:\n  mid-term: {items: 9, title: Mines and men, instructions: No phones.}\n"
    deck.write_text(deck.read_text("utf-8").replace("facts:\n", f"{quizzes}facts:\n", 1), "utf-8")
    (form,) = made(project, "--quiz", "mid-term")["forms"]
    assert form["id"].startswith("A0-mid-term-")
    assert form["items"] == 9
    sheet = contents(project)["quiz-A.html"].decode()
    assert "Mines and men</bdi></h1>" in sheet
    assert "No phones." in sheet
    missing = run_quizgen("quiz", NAME, "--quiz", "midterm", cwd=project, code=1).stderr
    assert "did you mean “mid-term”?" in missing


def test_too_few_items_are_a_warning(project):
    """The quiz has what there is."""
    done = run_quizgen("quiz", NAME, "-n", "999", cwd=project)
    assert "warning F01: in all the quiz asks for 999" in done.stderr
    assert "quiz-A.html" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["-n", "0"], "-n"),
        (["--forms", "27"], "--forms"),
        (["--seed", "-1"], "--seed"),
        (["--paper", "a5"], "--paper"),
        (["--columns", "3"], "--columns"),
        (["-n", "20", "--quiz", "midterm"], "leave out -n"),
        (["--form", "A7-20-4F2K", "--seed", "0"], "--seed"),
        (["--large-print", "--dyslexia"], "choose one"),
    ],
)
def test_misuse_exits_with_2(arguments, word):
    """What cannot be meant is said at once."""
    assert word in run_quizgen("quiz", NAME, *arguments, code=2).stderr


def test_papers_are_those_of_the_pages():
    """The verb names them without importing what prints."""
    assert list(verb.PAPERS) == [paper.value for paper in Paper]


def test_the_setup_reaches_the_pages():
    """Paper, columns and type are those of the options."""
    options = {"paper": "letter", "columns": 2, "large_print": False, "dyslexia": True}
    setup = verb._setup(options)
    assert (setup.paper, setup.columns, setup.type) == ("letter", 2, "dyslexia")
    large = verb._setup({**options, "large_print": True, "dyslexia": False})
    assert large.type == "large"


def test_sheets_and_keys_as_pdf(project):
    """Beside each page that is printed, where there is something to write it with."""
    need("pdf", present=not list(find_missing_engine("")))
    made(project, "-n", "8", "--pdf")
    names = set(contents(project))
    assert {"quiz-A.pdf", "quiz-A.key.pdf", "quiz-A.answers.pdf"} <= names
    with pdfplumber.open(io.BytesIO(contents(project)["quiz-A.pdf"])) as sheet:
        assert "Form A" in sheet.pages[0].extract_text()
