"""The command line does what its help says, with the exit codes that scripts rely on."""

import json
import re
import shutil
import subprocess
import sys

import pytest
from conftest import ARTICLE_DECK, ROOT, copy_project, run_quizgen

BAD = ROOT / "tests" / "bad_decks"
HEAVY = {"pydantic", "jinja2", "genanki", "yaml"}


def bad_project(tmp_path, case):
    """Make a project with one bad deck."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "seeds").mkdir()
    shutil.copy(BAD / "article.txt", tmp_path / "seeds")
    shutil.copy(BAD / case / "deck.yaml", tmp_path / "decks" / "parks.yaml")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["-h"],
        ["build", "-h"],
        ["push", "-h"],
        ["quiz", "-h"],
        ["cards", "-h"],
        ["check", "-h"],
        ["diff", "-h"],
        ["show", "-h"],
        ["explain", "-h"],
        ["rename", "-h"],
    ],
)
def test_help_is_light(arguments):
    """Help imports neither pydantic, jinja2, genanki nor yaml; that of quizgen not even click."""
    code = (
        "import sys\nsys.argv = ['quizgen', *sys.argv[1:]]\nfrom quizgen.__main__ import main\n"
        "try:\n    main()\nfinally:\n    print('LOADED', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.startswith("Usage: quizgen")
    loaded = {name.split(".")[0] for name in done.stdout.split("LOADED")[1].split()}
    assert not loaded & (HEAVY if arguments[1:] else HEAVY | {"click"})


def test_version():
    """The version is the package's."""
    from quizgen import __version__

    assert run_quizgen("--version").stdout == f"quizgen {__version__}\n"


def test_build_says_what_it_wrote(tmp_path):
    """Each file with its size; a second time that nothing changed."""
    project = copy_project(tmp_path / "project")
    first = run_quizgen("build", "kursk-engineers", cwd=project).stdout
    files = [
        "kursk-engineers.apkg",
        "quiz-A.html",
        "quiz-A.key.html",
        "quiz-A.answers.html",
        "flashcards.html",
        "practice.html",
        "coverage.html",
        "items.json",
    ]
    for name in files:
        size = (project / "build" / "kursk-engineers" / name).stat().st_size
        assert f"build/kursk-engineers/{name}  {size:,} bytes\n" in first
    assert {path.name for path in (project / "build" / "kursk-engineers").iterdir()} == set(files)
    second = run_quizgen("build", "kursk-engineers", cwd=project).stdout
    assert second.count("(unchanged)") == len(files)


def test_build_refuses_on_errors(tmp_path):
    """Nothing is written, the finding is on stderr, and the exit code is 1."""
    project = bad_project(tmp_path, "figure-not-in-the-quote")
    done = run_quizgen("build", cwd=project, code=1)
    assert "decks/parks.yaml:22:13: error G02" in done.stderr
    assert done.stdout == ""
    assert not (project / "build").exists()
    assert not (project / "decks" / "parks.ledger.json").exists()


def test_a_failed_build_leaves_the_last_one(tmp_path):
    """A mistake in the deck costs nobody the files of yesterday."""
    project = copy_project(tmp_path / "project")
    run_quizgen("build", "kursk-engineers", cwd=project)
    package = project / "build" / "kursk-engineers" / "kursk-engineers.apkg"
    before = package.read_bytes()
    deck = project / "decks" / ARTICLE_DECK.name
    deck.write_text(deck.read_text("utf-8").replace("value: 42400", "value: 42500"), "utf-8")
    run_quizgen("build", "kursk-engineers", cwd=project, code=1)
    assert package.read_bytes() == before


def test_a_damaged_ledger_stops_the_build(tmp_path):
    """It is what learners' schedules hang on: never guessed, never overwritten."""
    project = copy_project(tmp_path / "project")
    ledger = project / "decks" / "kursk-engineers.ledger.json"
    ledger.write_text("<<<<<<< HEAD", "utf-8")
    done = run_quizgen("build", "kursk-engineers", cwd=project, code=1)
    assert "decks/kursk-engineers.ledger.json:1:1: error L01" in done.stderr
    assert ledger.read_text("utf-8") == "<<<<<<< HEAD"


def test_build_warns_and_goes_on(tmp_path):
    """A warning is no reason to hand out nothing."""
    done = run_quizgen("build", cwd=bad_project(tmp_path, "needless-derived"))
    assert "warning G04" in done.stderr
    assert "parks.apkg" in done.stdout


def test_check_exits_with_1_on_a_finding(tmp_path):
    """Clean is 0, anything found is 1, and no files are written."""
    clean = run_quizgen("check", "kursk-engineers").stdout
    assert clean == "kursk-engineers: 54 facts, 136 items, 0 findings\n"
    project = bad_project(tmp_path, "needless-derived")
    done = run_quizgen("check", cwd=project, code=1)
    assert "1 finding" in done.stdout
    assert not (project / "build").exists()


def test_check_verbose_says_what_is_not_asked():
    """Small pools, with what would mend them."""
    told = run_quizgen("check", "-v", "kursk-engineers").stdout
    assert "no multiple choice on “operation”: 1 value is asked for; 5 more, or 3 `extra" in told


def test_check_verbose_of_what_cannot_be_asked(tmp_path):
    """The finding, and what no fact covers: there are no pools to speak of."""
    project = bad_project(tmp_path, "template-names-no-field")
    done = run_quizgen("check", "-v", cwd=project, code=1)
    assert "error Q01" in done.stderr
    assert "no fact covers ¶" in done.stdout
    assert "no multiple choice" not in done.stdout


def test_json_is_exactly_one_document(tmp_path):
    """Programs read stdout whole."""
    project = bad_project(tmp_path, "several-mistakes-in-one-run")
    found = json.loads(run_quizgen("check", "--json", cwd=project, code=1).stdout)["findings"]
    assert [one["line"] for one in found] == [3, 21, 28, 32]
    built = json.loads(run_quizgen("build", "--json", cwd=project, code=1).stdout)["decks"]
    assert built[0]["built"] is False
    shown = json.loads(
        run_quizgen("show", "--json", "-f", "rounds-share", "kursk-engineers").stdout
    )
    assert {item["fact"] for item in shown} == {"rounds-share"}


def test_show_marks_the_right_option():
    """Options as on a sheet, the right one with an arrow."""
    shown = run_quizgen("show", "-s", "choice", "-f", "engineers-planned", "kursk-engineers").stdout
    assert re.search(r"^  → [A-D]\. 5,000$", shown, re.MULTILINE)
    assert len(re.findall(r"^  . [A-D]\. ", shown, re.MULTILINE)) == 4


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["chek"], "did you mean “check”?"),
        (["build", "kursk-enginers"], "did you mean “kursk-engineers”?"),
        (["show", "--style", "essay"], "essay"),
        (["build", "--colour"], "--colour"),
    ],
)
def test_misuse_exits_with_2(arguments, word):
    """A wrong word on the command line gets its neighbour."""
    assert word in run_quizgen(*arguments, code=2).stderr


def test_no_decks_is_misuse(tmp_path):
    """The message says where to stand."""
    assert "no decks here" in run_quizgen("build", cwd=tmp_path, code=2).stderr
    said = run_quizgen("build", "parks", cwd=tmp_path, code=2).stderr
    assert "no deck “parks”: run quizgen where decks/ stands" in said


@pytest.mark.parametrize("name", ["parks.yaml", "deck.yaml"])
def test_deck_is_found_from_within_its_folder(deck_project, name):
    """Its project is the folder above `decks/` there as well, with the sources."""
    deck = deck_project("- {id: a, kind: event, quote: Ann Lee opened 3 parks}")
    folder = deck.parent
    if name == "deck.yaml":
        folder = deck.parent / "parks"
        folder.mkdir()
        deck.rename(folder / name)
    said = run_quizgen("check", name, cwd=folder, code=1).stderr
    assert "D01" in said
    assert "D06" not in said


def test_a_deck_can_be_a_folder(tmp_path):
    """deck.yaml and any number of files beside it, with further entities and facts."""
    project = bad_project(tmp_path, "good-for-comparison")
    text = (project / "decks" / "parks.yaml").read_text("utf-8")
    head, trees = text.split("  - id: trees-planted")
    folder = project / "decks" / "parks"
    folder.mkdir()
    (folder / "deck.yaml").write_text(head, "utf-8")
    (folder / "trees.yaml").write_text(f"facts:\n  - id: trees-planted{trees}", "utf-8")
    (project / "decks" / "parks.yaml").unlink()
    assert "parks: 2 facts" in run_quizgen("build", cwd=project).stdout
    assert (project / "decks" / "parks.ledger.json").is_file()


def test_a_folder_that_cannot_be_written_is_said_to_be_so(tmp_path):
    """The outside world's mistakes end in a sentence too."""
    project = bad_project(tmp_path, "good-for-comparison")
    (project / "build").write_text("a file where the folder should be", "utf-8")
    done = run_quizgen("build", cwd=project, code=1)
    assert "quizgen: " in done.stderr
    assert "build" in done.stderr


def test_no_color(tmp_path):
    """Colours only for terminals: never in what is piped."""
    project = bad_project(tmp_path, "needless-derived")
    assert "\x1b" not in run_quizgen("check", cwd=project, code=1).stderr


def test_explain_prints_the_rule_itself():
    """By code or name, what, why, example and instead."""
    told = run_quizgen("explain", "revealing-stems").stdout
    assert told.startswith("R07 revealing-stems: A stem does not reveal its answer.\n\nWhat: ")
    assert told == run_quizgen("explain", "r07").stdout
    assert all(f"\n\n{section}: " in told for section in ("Why", "Example", "Instead"))


def test_explain_all_as_json():
    """One document with every code."""
    told = json.loads(run_quizgen("explain", "--all", "--json").stdout)
    assert {"Y01", "D01", "G01", "Q01", "L01", "R03"} <= {one["code"] for one in told}
    assert set(told[0]) == {"code", "name", "summary", "sections"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["explain", "reveling-stems"], "did you mean “revealing-stems”?"),
        (["explain"], "name a code"),
        (["check", "--select", "long-answer"], "did you mean “long-answers”?"),
        (["check", "--ignore", "R421"], "did you mean “R42”?"),
        (["explain", "zzz"], "`quizgen explain --all` names them"),
        (["show", "-f", "area-demind"], "did you mean “area-demined”?"),
        (["show", "-t", "clam"], "did you mean “claim”?"),
        (["show", "-s", "choise"], "no “choise”: did you mean “choice”?"),
        (["check", "--format", "githb"], "did you mean “github”?"),
        (["quiz", "--paper", "leter"], "did you mean “letter”?"),
        (["cards", "--layout", "folded"], "did you mean “fold”?"),
        (["bild"], "did you mean “build”?"),
        (["build", "kursk-enginers"], "did you mean “kursk-engineers”?"),
    ],
)
def test_an_unknown_word_is_misuse(arguments, said):
    """Exit code 2, and what was probably meant."""
    assert said in run_quizgen(*arguments, code=2).stderr


def test_check_selects_and_ignores(tmp_path):
    """What is not asked for is neither shown nor counted."""
    project = bad_project(tmp_path, "answer-in-the-question")
    both = run_quizgen("check", cwd=project, code=1)
    assert "2 findings" in both.stdout
    one = run_quizgen("check", "--select", "R07", cwd=project, code=1)
    assert "1 finding" in one.stdout
    assert "R41" not in one.stderr
    none = run_quizgen("check", "--ignore", "R07", "--ignore", "yes-no-questions", cwd=project)
    assert "0 findings" in none.stdout


def test_show_by_tag():
    """A tag, or any tag below it."""
    claims = json.loads(run_quizgen("show", "kursk-engineers", "-t", "claim", "--json").stdout)
    assert claims
    assert all("claim" in item["tags"] for item in claims)
    below = json.loads(run_quizgen("show", "kursk-engineers", "-t", "kind", "--json").stdout)
    assert len(below) > len(claims)
