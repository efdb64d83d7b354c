"""`quizgen quiz` writes forms, keys and tables, and recreates forms from their ids."""

import io
import json
import re

import pdfplumber
import pytest
from conftest import copy_sample, need, run_quizgen

from quizgen.cli import quiz
from quizgen.exports.page_setup import Paper
from quizgen.exports.pdf import find_missing_engine

NAME = "kursk-engineers"


@pytest.fixture
def project(tmp_path):
    """A copy of our project with the sample deck."""
    return copy_sample(tmp_path / "project")


def create_quiz(project, *arguments, **environment):
    """Create a quiz of the sample deck and return its JSON result."""
    done = run_quizgen("quiz", NAME, "--json", *arguments, cwd=project, **environment)
    return json.loads(done.stdout)["decks"][0]


def read_files(project):
    """Return the contents of the quiz folder, by file name."""
    folder = project / "build" / f"{NAME}.quiz"
    return {path.name: path.read_bytes() for path in folder.glob("[!.]*")}


def test_forms_keys_and_tables_are_written(project):
    """Two forms give their pages, an item map and two tables; the ledger does not change."""
    run_quizgen("build", "-q", NAME, cwd=project)
    ledger = project / "decks" / f"{NAME}.ledger.json"
    before = ledger.read_bytes()
    output = run_quizgen(
        "quiz", NAME, "-n", "12", "--forms", "2", "--seed", "7", cwd=project
    ).stdout
    files = ("{}.html", "{}.key.html", "{}.answers.html", "{}.answers.json")
    sheets = (file.format(f"quiz-{letter}") for letter in "AB" for file in files)
    pages = [*sheets, "quiz-map.html"]
    assert set(read_files(project)) == {*pages, "key.csv", "items-map.csv"}
    assert output.startswith(f"{NAME}: 2 forms (A7-12-")
    assert "12 items" in output
    assert all(f"build/{NAME}.quiz/{page}" in output for page in pages)
    assert ledger.read_bytes() == before
    again = run_quizgen("quiz", NAME, "-n", "12", "--forms", "2", "--seed", "7", cwd=project).stdout
    assert again.count("(unchanged)") == 11


def test_every_page_shows_its_form_id(project):
    """Each sheet and key shows the id of its form."""
    result = create_quiz(project, "--forms", "2")
    for form in result["forms"]:
        for name in (f"quiz-{form['letter']}.html", f"quiz-{form['letter']}.key.html"):
            assert form["id"].encode() in read_files(project)[name]


def test_form_ids_are_deterministic(project):
    """Form ids do not depend on the hash seed, and form A not on the number of forms."""
    options = ("--seed", "7", "--forms", "3")
    results = (create_quiz(project, *options, PYTHONHASHSEED=seed) for seed in ("0", "1", "4711"))
    ids = {tuple(form["id"] for form in result["forms"]) for result in results}
    ((first, *_),) = ids
    assert create_quiz(project, "--seed", "7")["forms"][0]["id"] == first


def test_form_a_equals_that_of_build(project):
    """`quiz` writes the same form A as `build`, also from its id."""
    run_quizgen("build", "-q", NAME, cwd=project)
    built = {p.name: p.read_bytes() for p in (project / "build" / NAME).glob("quiz-A*")}
    (form,) = create_quiz(project)["forms"]
    assert {name: read_files(project)[name] for name in built} == built
    run_quizgen("quiz", "--form", form["id"], cwd=project)
    assert {name: read_files(project)[name] for name in built} == built


def test_form_is_recreated_from_its_id(project):
    """`--form` searches all decks and writes only that form, byte for byte."""
    result = create_quiz(project, "-n", "15", "--forms", "3", "--seed", "42")
    before = read_files(project)
    done = run_quizgen("quiz", "--form", result["forms"][1]["id"].lower(), cwd=project)
    assert done.stderr == ""
    assert done.stdout.count("form (") == 1
    after = read_files(project)
    sheets = {"quiz-B.html", "quiz-B.key.html", "quiz-B.answers.html", "quiz-B.answers.json"}
    assert set(after) == {*sheets, "key.csv", "items-map.csv"}
    assert after["quiz-B.html"] == before["quiz-B.html"]
    assert after["quiz-B.key.html"] == before["quiz-B.key.html"]


def test_form_of_a_changed_deck_is_an_error(project):
    """A form of a changed deck exits with 1 and does not overwrite the last quiz."""
    (form,) = create_quiz(project, "-n", "40")["forms"]
    before = read_files(project)
    deck = project / "decks" / f"{NAME}.yaml"
    deck.write_text(deck.read_text("utf-8").replace("\ntitle: ", "\ntitle: All of ", 1), "utf-8")
    done = run_quizgen("quiz", NAME, "--form", form["id"], cwd=project, code=1)
    assert f"error F03: the deck has changed since form {form['id']} was printed" in done.stderr
    assert read_files(project) == before


def test_malformed_form_id_is_reported(project):
    """A malformed form id exits with 1 and is reported once for all decks."""
    done = run_quizgen("quiz", "--form", "A7-20", cwd=project, code=1)
    assert done.stderr.count("error F02: “A7-20” is not a form id") == 1


def test_quiz_of_the_deck_is_created_by_name(project):
    """A named quiz has its title and instructions on the sheet, and its name in the form id."""
    deck = project / "decks" / f"{NAME}.yaml"
    quizzes = "quizzes:\n  mid-term: {items: 9, title: Mines and men, instructions: No phones.}\n"
    deck.write_text(deck.read_text("utf-8").replace("facts:\n", f"{quizzes}facts:\n", 1), "utf-8")
    (form,) = create_quiz(project, "--quiz", "mid-term")["forms"]
    assert form["id"].startswith("A0-mid-term-")
    assert form["items"] == 9
    sheet = read_files(project)["quiz-A.html"].decode()
    assert "Mines and men</bdi></h1>" in sheet
    assert "No phones." in sheet
    missing = run_quizgen("quiz", NAME, "--quiz", "midterm", cwd=project, code=1).stderr
    assert "did you mean “mid-term”?" in missing


def test_too_few_items_are_a_warning(project):
    """A quiz with too few items has a warning and the items that exist."""
    done = run_quizgen("quiz", NAME, "-n", "999", cwd=project)
    assert "warning F01: too few items: the quiz asks for 999" in done.stderr
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
        (["--large-print", "--dyslexia"], "use only one"),
        (["--student-number", "3"], "--student-number"),
        (["--student-number", "11"], "--student-number"),
        (["--roster", "README.md", "--student-number", "7"], "leave out --student-number"),
        (["--roster", "no-such-file.csv"], "does not exist"),
        (["--roster", "decks"], "is a directory"),
    ],
)
def test_usage_error_exits_with_2(arguments, word):
    """An invalid option or combination exits with 2 and names the option."""
    assert word in run_quizgen("quiz", NAME, *arguments, code=2).stderr


def test_paper_sizes_equal_those_of_pages():
    """The command lists the paper sizes without importing the page setup."""
    assert list(quiz.PAPERS) == [paper.value for paper in Paper]


def test_options_set_the_page_setup():
    """Paper, columns and type come from the options."""
    options = {"paper": "letter", "columns": 2, "large_print": False, "dyslexia": True}
    options |= {"student_number": 8, "roster": None}
    setup = quiz._read_setup(options)
    assert setup.student_number == 8
    assert (setup.paper, setup.columns, setup.type) == ("letter", 2, "dyslexia")
    large = quiz._read_setup({**options, "large_print": True, "dyslexia": False})
    assert large.type == "large"


def test_pages_are_written_as_pdf(project):
    """`--pdf` writes each printable page as PDF."""
    need("pdf", present=not list(find_missing_engine("")))
    create_quiz(project, "-n", "8", "--pdf")
    names = set(read_files(project))
    assert {"quiz-A.pdf", "quiz-A.key.pdf", "quiz-A.answers.pdf"} <= names
    with pdfplumber.open(io.BytesIO(read_files(project)["quiz-A.pdf"])) as sheet:
        assert "Form A" in sheet.pages[0].extract_text()


def test_a_student_number_comes_from_the_quiz_or_the_option(project):
    """The answer sheet has a grid if the quiz or the option says so, which does not change ids."""
    deck = project / "decks" / f"{NAME}.yaml"
    quizzes = "quizzes:\n  mid-term: {items: 9, student_number: 6}\n"
    deck.write_text(deck.read_text("utf-8").replace("facts:\n", f"{quizzes}facts:\n", 1), "utf-8")
    ids = []
    for arguments, digits in (((), 6), (("--student-number", "9"), 9), (("-n", "9"), None)):
        (form,) = create_quiz(project, *arguments)["forms"]
        grid = json.loads(read_files(project)["quiz-A.answers.json"])["student_number"]
        assert (grid and grid["digits"]) == digits
        ids.append(form["id"])
    assert ids[0] == ids[1]
    run_quizgen("quiz", "--form", ids[0], cwd=project)
    grid = json.loads(read_files(project)["quiz-A.answers.json"])["student_number"]
    assert grid["digits"] == 6


def test_a_roster_gives_each_student_a_sheet(project):
    """A table of a spreadsheet, with semicolons and a byte order mark, gives a sheet a row."""
    table = '\ufeffClass;Name;Code\r\n7b;"Lee; Ann";S17\r\n7b;José  <i>Ñ</i>;s-18\r\n7b;김;3\r\n'
    (project / "students.csv").write_text(table, "utf-8")
    done = run_quizgen("quiz", NAME, "--roster", "students.csv", cwd=project)
    assert ", 3 students\n" in done.stdout
    files = read_files(project)
    geometry = json.loads(files["quiz-A.answers.json"])
    assert geometry["students"] == [
        {"code": "S17", "name": "Lee; Ann"},
        {"code": "s-18", "name": "José <i>Ñ</i>"},
        {"code": "3", "name": "김"},
    ]
    page = files["quiz-A.answers.html"].decode()
    assert page.count('class="paper"') == 3 * geometry["page"]["count"]
    assert "José &lt;i&gt;Ñ&lt;/i&gt;" in page
    assert "<i>" not in page
    assert create_quiz(project, "--roster", "students.csv")["students"] == 3


def test_a_bad_roster_writes_nothing(project):
    """All rows are reported with place, caret and help, and the last quiz stays as it was."""
    create_quiz(project)
    before = read_files(project)
    rows = "name,code\nAnn,S17\n,S18\nBob,s17\nCarl,S 9\nDora\n"
    (project / "students.csv").write_text(rows, "utf-8")
    done = run_quizgen("quiz", NAME, "--roster", "students.csv", cwd=project, code=1)
    assert (
        "students.csv:4:5: error F04: duplicate code “s17”, first used in line 2\n"
        "    4 | Bob,s17\n"
        "      |     ^^^\n"
        "  help: give each student another code\n"
    ) in done.stderr
    for place in ("3:1: error F04", "5:6: error F04", "6:1: error I04"):
        assert f"students.csv:{place}" in done.stderr
    assert done.stderr.endswith(f"{NAME}: no quiz written; fix the errors above\n")
    assert read_files(project) == before
    document = json.loads(
        run_quizgen("quiz", NAME, "--json", "--roster", "students.csv", cwd=project, code=1).stdout
    )
    assert [finding["line"] for finding in document["findings"]] == [3, 4, 5, 6]
    assert not document["decks"][0]["built"]


def test_several_decks_give_one_quiz(project):
    """It has a folder and a title of its own, changes no ledger, and is recreated from its id."""
    ledgers = {path: path.read_bytes() for path in project.glob("decks/*.ledger.json")}
    command = ("quiz", "insulin", "volcanoes", "-n", "12", "--forms", "2", "--seed", "3")
    document = run_quizgen(*command, "--title", "Test 3", "--json", cwd=project).stdout
    (result,) = json.loads(document)["decks"]
    assert (result["deck"], result["folder"]) == ("insulin+volcanoes", "build/decks.quiz")
    folder = project / "build" / "decks.quiz"
    geometry = json.loads((folder / "quiz-A.answers.json").read_text("utf-8"))
    ids = [item["id"] for item in geometry["items"]]
    assert {id_.partition("/")[0] for id_ in ids} == {"insulin", "volcanoes"}
    form = result["forms"][0]["id"]
    assert geometry["deck"] == "decks"
    assert geometry["qr_text"] == [f"decks {form} 1/1"]
    sheet = (folder / "quiz-A.html").read_text("utf-8")
    assert "Test 3</bdi></h1>" in sheet
    run_quizgen("quiz", "--form", form, "-q", cwd=project)
    again = (folder / "quiz-A.html").read_text("utf-8")
    assert "How insulin came into the world, How volcanoes work</bdi></h1>" in again
    assert all(text in again for text in (form, *re.findall(r"<p>.*\?</p>", sheet)))
    assert ledgers == {path: path.read_bytes() for path in ledgers}
    alone = run_quizgen("quiz", "insulin", "--form", form, cwd=project, code=2).stderr
    assert "has questions of other decks; name all of its decks" in alone
    deck = project / "decks" / "insulin.yaml"
    deck.write_text(deck.read_text("utf-8").replace("\ntitle: ", "\ntitle: All of ", 1), "utf-8")
    changed = run_quizgen("quiz", "--form", form, cwd=project, code=1).stderr
    assert f"error F03: a deck has changed since form {form} was printed" in changed
