"""Commands do what their help says, with the exit codes that scripts rely on."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT, SAMPLE_DECK, build_files, copy_sample, run_quizgen

from quizgen.cli.arguments import StyleList
from quizgen.questions.styles import STYLE_NAMES

BAD = ROOT / "tests" / "bad_decks"
HEAVY = {"pydantic", "jinja2", "genanki", "yaml"}


def bad_project(tmp_path, case):
    """Create a project with one bad deck."""
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
def test_help_does_not_import_heavy_modules(arguments):
    """Help imports no pydantic, jinja2, genanki or yaml; `quizgen --help` also no click."""
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


def test_version_is_printed():
    """`--version` prints the version of the package."""
    from quizgen import __version__

    assert run_quizgen("--version").stdout == f"quizgen {__version__}\n"


@pytest.mark.parametrize("content", ["deck: parks\n", '{"notes": {}}', "", "[1]"])
def test_schema_replaces_only_a_schema(content, tmp_path):
    """`schema -o` does not overwrite a deck, a ledger or any other file."""
    output = tmp_path / "parks.yaml"
    output.write_text(content, "utf-8")
    printed = run_quizgen("schema", "-o", "parks.yaml", cwd=tmp_path, code=1).stderr
    assert printed.startswith("parks.yaml:1:1: error B01: quizgen did not write this file")
    assert output.read_text("utf-8") == content
    run_quizgen("schema", "-o", "schema.json", cwd=tmp_path)
    run_quizgen("schema", "--kind", "-o", "schema.json", cwd=tmp_path)
    assert "$schema" in (tmp_path / "schema.json").read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_schema_does_not_replace_a_device(tmp_path):
    """A pipe, a link and a folder stay too, as `/dev/full` does, which a test might destroy."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("elsewhere")
    (tmp_path / "folder").mkdir()
    for name, what in {"pipe": "device or pipe", "link": "link", "folder": "folder"}.items():
        printed = run_quizgen("schema", "-o", name, cwd=tmp_path, code=1).stderr
        assert f"quizgen did not write this {what}\n" in printed
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "link").is_symlink()


def test_build_lists_the_files(tmp_path):
    """`build` lists each file with its size, and marks unchanged files on the next run."""
    project = copy_sample(tmp_path / "project")
    first = run_quizgen("build", "kursk-engineers", cwd=project).stdout
    files = build_files("kursk-engineers")
    for name in files:
        size = (project / "build" / "kursk-engineers" / name).stat().st_size
        assert f"build/kursk-engineers/{name}  {size:,} bytes\n" in first
    assert {path.name for path in (project / "build" / "kursk-engineers").glob("[!.]*")} == files
    second = run_quizgen("build", "kursk-engineers", cwd=project).stdout
    assert second.count("(unchanged)") == len(files)


def test_build_writes_nothing_for_a_deck_with_errors(tmp_path):
    """A deck with errors is not built: the finding is on stderr and the exit code is 1."""
    project = bad_project(tmp_path, "number-not-in-the-quote")
    done = run_quizgen("build", cwd=project, code=1)
    assert "decks/parks.yaml:22:13: error G02" in done.stderr
    assert done.stdout == ""
    assert not (project / "build").exists()
    assert not (project / "decks" / "parks.ledger.json").exists()


def test_failed_build_keeps_the_last_build(tmp_path):
    """A failed build does not change the files of the last build."""
    project = copy_sample(tmp_path / "project")
    run_quizgen("build", "kursk-engineers", cwd=project)
    package = project / "build" / "kursk-engineers" / "kursk-engineers.apkg"
    before = package.read_bytes()
    deck = project / "decks" / SAMPLE_DECK.name
    deck.write_text(deck.read_text("utf-8").replace("value: 42400", "value: 42500"), "utf-8")
    run_quizgen("build", "kursk-engineers", cwd=project, code=1)
    assert package.read_bytes() == before


def test_damaged_ledger_stops_the_build(tmp_path):
    """A damaged ledger is an error and is never overwritten: learners' schedules depend on it."""
    project = copy_sample(tmp_path / "project")
    ledger = project / "decks" / "kursk-engineers.ledger.json"
    ledger.write_text("<<<<<<< HEAD", "utf-8")
    done = run_quizgen("build", "kursk-engineers", cwd=project, code=1)
    assert "decks/kursk-engineers.ledger.json:1:1: error L01" in done.stderr
    assert ledger.read_text("utf-8") == "<<<<<<< HEAD"


def test_warnings_do_not_stop_the_build(tmp_path):
    """A deck with warnings only is built."""
    done = run_quizgen("build", cwd=bad_project(tmp_path, "unnecessary-derived"))
    assert "warning G04" in done.stderr
    assert "parks.apkg" in done.stdout


def test_check_exits_with_1_if_there_are_findings(tmp_path, sample_project, checked):
    """`check` exits with 0 without findings and with 1 otherwise, and writes no files."""
    clean = run_quizgen("check", "kursk-engineers", cwd=sample_project).stdout
    facts, items = len(checked.deck.facts), len(checked.items)
    assert clean == f"kursk-engineers: {facts} facts, {items} items, 0 findings\n"
    project = bad_project(tmp_path, "unnecessary-derived")
    done = run_quizgen("check", cwd=project, code=1)
    assert "1 finding" in done.stdout
    assert not (project / "build").exists()


def test_check_verbose_says_why_facts_have_no_multiple_choice(tmp_path):
    """`check -v` lists each fact without multiple choice, with advice."""
    project = bad_project(tmp_path, "good-for-comparison")
    output = run_quizgen("check", "-v", cwd=project).stdout
    advice = "“over 30” has an open end, so no other number is certainly wrong"
    assert f"no multiple choice for parks-opened: {advice}" in output


def test_check_verbose_of_a_deck_without_items(tmp_path):
    """`check -v` of a deck without items prints findings and uncovered sentences, but no pools."""
    project = bad_project(tmp_path, "template-with-an-unknown-field")
    done = run_quizgen("check", "-v", cwd=project, code=1)
    assert "error Q01" in done.stderr
    assert "no fact covers ¶" in done.stdout
    assert "no multiple choice" not in done.stdout


def test_json_prints_one_document(tmp_path, sample_project):
    """`--json` prints exactly one document to stdout, with or without errors."""
    project = bad_project(tmp_path, "several-mistakes-in-one-run")
    found = json.loads(run_quizgen("check", "--json", cwd=project, code=1).stdout)["findings"]
    assert [finding["line"] for finding in found] == [3, 21, 28, 32]
    built = json.loads(run_quizgen("build", "--json", cwd=project, code=1).stdout)["decks"]
    assert built[0]["built"] is False
    one_fact = ("-f", "rounds-share", "kursk-engineers")
    shown = json.loads(run_quizgen("show", "--json", *one_fact, cwd=sample_project).stdout)
    assert {item["fact"] for item in shown} == {"rounds-share"}


def test_styles_of_show_are_complete():
    """`show --styles` accepts every style, and names the nearest one for a typo."""
    assert StyleList().convert(", ".join(STYLE_NAMES.every), None, None) == STYLE_NAMES.every
    shown = run_quizgen("show", "--styles", "coice", code=2).stderr
    assert "unknown value “coice”; did you mean “choice”?" in shown


def test_show_marks_the_key(sample_project):
    """`show` lists the options of an item and marks the key with an arrow."""
    choices = ("-s", "choice", "-f", "engineers-planned", "kursk-engineers")
    shown = run_quizgen("show", *choices, cwd=sample_project).stdout
    assert re.search(r"^  → [A-C]\. 5,000$", shown, re.MULTILINE)
    assert re.findall(r"^  . ([A-Z])\. ", shown, re.MULTILINE) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["chek"], "did you mean “check”?"),
        (["build", "kursk-enginers"], "did you mean “kursk-engineers”?"),
        (["show", "--styles", "essay"], "essay"),
        (["build", "--colour"], "--colour"),
    ],
)
def test_usage_error_exits_with_2(arguments, word):
    """A usage error exits with 2 and suggests the nearest word."""
    assert word in run_quizgen(*arguments, code=2).stderr


def test_missing_decks_are_a_usage_error(tmp_path):
    """A folder without decks is a usage error that says where to run quizgen."""
    assert "no decks found" in run_quizgen("build", cwd=tmp_path, code=2).stderr
    output = run_quizgen("build", "parks", cwd=tmp_path, code=2).stderr
    assert "unknown deck “parks”; run quizgen in the folder that contains decks/" in output


@pytest.mark.parametrize("name", ["parks.yaml", "deck.yaml"])
def test_deck_is_found_from_within_its_folder(deck_project, name):
    """The project of a deck is the folder above `decks/`, also when quizgen runs in `decks/`."""
    deck = deck_project("- {id: a, kind: event, quote: Ann Lee opened 3 parks}")
    folder = deck.parent
    if name == "deck.yaml":
        folder = deck.parent / "parks"
        folder.mkdir()
        deck.rename(folder / name)
    output = run_quizgen("check", name, cwd=folder, code=1).stderr
    assert "D01" in output
    assert "D06" not in output


def test_deck_can_be_a_folder(tmp_path):
    """A deck can be a folder of deck.yaml and more files with entities and facts."""
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


def test_output_folder_that_cannot_be_written_is_reported(tmp_path):
    """An I/O error on the output folder is reported with its path."""
    project = bad_project(tmp_path, "good-for-comparison")
    (project / "build").write_text("a file where the folder should be", "utf-8")
    done = run_quizgen("build", cwd=project, code=1)
    assert "quizgen: " in done.stderr
    assert "build" in done.stderr


def test_piped_output_has_no_colours(tmp_path):
    """Output has colours only on a terminal."""
    project = bad_project(tmp_path, "unnecessary-derived")
    assert "\x1b" not in run_quizgen("check", cwd=project, code=1).stderr


def test_explain_prints_all_sections():
    """`explain` takes a code or a name and prints What, Why, Example and Instead."""
    output = run_quizgen("explain", "revealing-stems").stdout
    assert output.startswith("R07 revealing-stems: A stem does not reveal its answer.\n\nWhat: ")
    assert output == run_quizgen("explain", "r07").stdout
    assert all(f"\n\n{section}: " in output for section in ("Why", "Example", "Instead"))


def test_explain_all_as_json():
    """`explain --all --json` prints one document with every code."""
    document = json.loads(run_quizgen("explain", "--all", "--json").stdout)
    assert {"Y01", "D01", "G01", "Q01", "L01", "R03"} <= {entry["code"] for entry in document}
    assert set(document[0]) == {"code", "name", "summary", "sections"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["explain", "reveling-stems"], "did you mean “revealing-stems”?"),
        (["explain"], "missing code"),
        (["check", "--select", "long-answer"], "did you mean “long-answers”?"),
        (["check", "--ignore", "R421"], "did you mean “R42”?"),
        (["explain", "zzz"], "`quizgen explain --all` lists them"),
        (["show", "-f", "area-demind"], "did you mean “area-demined”?"),
        (["show", "-t", "clam"], "did you mean “claim”?"),
        (["show", "-s", "choise"], "unknown value “choise”; did you mean “choice”?"),
        (["check", "--format", "githb"], "did you mean “github”?"),
        (["quiz", "--paper", "leter"], "did you mean “letter”?"),
        (["cards", "--layout", "folded"], "did you mean “fold”?"),
        (["bild"], "did you mean “build”?"),
        (["build", "kursk-enginers"], "did you mean “kursk-engineers”?"),
    ],
)
def test_unknown_word_is_a_usage_error(arguments, message, sample_project):
    """An unknown word exits with 2 and a suggestion."""
    assert message in run_quizgen(*arguments, cwd=sample_project, code=2).stderr


def test_check_filters_findings(tmp_path):
    """Findings that `--select` or `--ignore` leaves out are neither shown nor counted."""
    project = bad_project(tmp_path, "answer-in-the-question")
    both = run_quizgen("check", cwd=project, code=1)
    assert "2 findings" in both.stdout
    selected = run_quizgen("check", "--select", "R07", cwd=project, code=1)
    assert "1 finding" in selected.stdout
    assert "R41" not in selected.stderr
    none = run_quizgen("check", "--ignore", "R07", "--ignore", "yes-no-questions", cwd=project)
    assert "0 findings" in none.stdout


def test_show_filters_by_tag(sample_project):
    """`show -t` shows items with the tag or a tag below it."""

    def show(tag):
        arguments = ("kursk-engineers", "-t", tag, "--json")
        return json.loads(run_quizgen("show", *arguments, cwd=sample_project).stdout)

    assert show("claim")
    assert all("claim" in item["tags"] for item in show("claim"))
    assert len(show("kind")) > len(show("claim"))
