"""Findings in every format: for people, editors, programs, GitHub, and viewers of SARIF."""

import importlib.util
import json
import re
import shutil
from pathlib import Path

import click
import pytest
from conftest import ROOT, need, run_quizgen
from hypothesis import given
from hypothesis import strategies as st

from quizgen.cli import cli
from quizgen.cli.finding_output import NAMES, findings_as_json
from quizgen.cli.formats import FORMATS, full, github, sarif
from quizgen.diagnostics import Finding, Place, Severity

BAD = ROOT / "tests" / "bad_decks"
SCHEMA = Path(__file__).with_name("sarif-2.1.0.schema.json")
"""The official schema as the npm package @microsoft/jest-sarif ships it, without descriptions."""
VERBS = ("build", "cards", "check", "diff", "import", "push", "quiz")
FOUND = (
    Finding(Place("decks/a b.yaml", 3, 5, 6), "D02", "unknown key “100%, or: so”", "remove it"),
    Finding(Place("decks/a b.yaml", 7, 1), "G07", "twice", severity=Severity.WARNING),
)


@pytest.fixture
def project(tmp_path):
    """A project in a folder of a checkout, whose deck has two mistakes."""
    project = tmp_path / "quizzes"
    for folder in ("decks", "seeds"):
        (project / folder).mkdir(parents=True)
    shutil.copy(BAD / "article.txt", project / "seeds")
    deck = (BAD / "good-for-comparison" / "deck.yaml").read_text("utf-8")
    bad = deck.replace("actor: lee", "actor: le").replace("reportedly planted", "planted")
    (project / "decks" / "parks.yaml").write_text(bad, "utf-8")
    return project


def test_every_format_can_be_asked_for():
    """JSON is each verb's own; all others are of the family."""
    assert {form.NAME for form in FORMATS} | {"json"} == set(NAMES)


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_that_find_something_have_formats(verb):
    """`--format`, and `--json` as it always was."""
    command = cli.get_command(click.Context(cli), verb)
    options = {name for param in command.params for name in param.opts}
    assert {"--format", "--json"} <= options


def test_concise_is_a_line_a_finding(project):
    """With paths from where we stand, which an editor can open."""
    told = run_quizgen(
        "check", "quizzes/decks/parks.yaml", "--format", "concise", cwd=project.parent, code=1
    )
    first, second = told.stderr.splitlines()
    assert first == "quizzes/decks/parks.yaml:20:12: error D04: unknown entity “le”"
    assert second.startswith("quizzes/decks/parks.yaml:32:20: error G01: the quote does not ")


def test_json_is_short_for_its_format(project):
    """The same document, and nothing beside it."""
    short = run_quizgen("check", "--json", cwd=project, code=1)
    long = run_quizgen("check", "--format", "json", cwd=project, code=1)
    assert (short.stdout, short.stderr) == (long.stdout, "")
    assert [one["code"] for one in json.loads(short.stdout)["findings"]] == ["D04", "G01"]


def test_two_formats_are_misuse():
    """Nobody can tell which of them was meant."""
    assert "give one of them" in run_quizgen("check", "--json", "--format", "sarif", code=2).stderr


def test_github_gets_workflow_commands(project):
    """With paths from the root of the checkout, wherever in it quizgen runs."""
    told = run_quizgen(
        "build", "--format", "github", cwd=project, code=1, GITHUB_WORKSPACE=str(project.parent)
    )
    assert told.stderr.splitlines()[0] == (
        "::error file=quizzes/decks/parks.yaml,line=20,col=12,endColumn=14,title=quizgen D04::"
        "unknown entity “le”%0Ahelp: did you mean “lee”?"
    )


def read_command(line):
    """Read a workflow command as the runner does: split, then undo the escapes."""
    severity, properties, message = re.fullmatch("::(error|warning) (.*?)::(.*)", line).groups()
    pairs = dict(one.split("=", 1) for one in properties.split(","))

    def undo(text):
        for escape, sign in (
            ("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")
        ):  # fmt: skip
            text = text.replace(escape, sign)
        return text

    return severity, {key: undo(value) for key, value in pairs.items()}, undo(message)


@given(st.text(st.sampled_from("ab%:,\n\r0AD5“")), st.text(st.sampled_from("ab%:,\n"), min_size=1))
def test_workflow_commands_lose_nothing(message, name):
    """Whatever a message or a path holds, the runner reads it as it was."""
    line = github.render([Finding(Place(f"{name}x"), "D02", message)], Path("/nowhere"))
    assert "\n" not in line
    severity, properties, read = read_command(line)
    assert (severity, read) == ("error", message)
    assert properties["file"] == (Path("/nowhere") / f"{name}x").as_posix()


def test_sarif_says_where_and_what(monkeypatch, tmp_path):
    """A rule with its explanation, a result with its place, relative to the checkout."""
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    (run,) = json.loads(sarif.render(FOUND, tmp_path / "quizzes"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["D02", "G07"]
    assert all(rule["help"]["text"].startswith("What: ") for rule in rules)
    first, second = run["results"]
    assert (first["level"], second["level"]) == ("error", "warning")
    assert rules[second["ruleIndex"]]["id"] == second["ruleId"]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "quizzes/decks/a%20b.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 5, "endColumn": 11},
    }


def test_sarif_names_a_file_outside_the_checkout(monkeypatch, tmp_path):
    """By its own address: the templates that ship stand elsewhere."""
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "checkout"))
    (run,) = json.loads(sarif.render(FOUND[:1], tmp_path / "shipped"))["runs"]
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": (tmp_path / "shipped/decks/a b.yaml").as_uri()}


@pytest.mark.parametrize("failure", ["", "quizgen: /x: No space left on device"])
@pytest.mark.parametrize("found", [FOUND, ()], ids=["findings", "none"])
def test_sarif_is_valid(found, failure, tmp_path):
    """By the official schema."""
    need("jsonschema", present=importlib.util.find_spec("jsonschema"))
    import jsonschema

    log = json.loads(sarif.render(found, tmp_path, failure))
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(log)
    log["runs"][0]["results"] = [{"level": "bad"}]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(log)


def test_sarif_is_one_document_of_all_decks(project):
    """Also where a deck is clean, and in place of what `build` says."""
    good = (BAD / "good-for-comparison" / "deck.yaml").read_text("utf-8")
    (project / "decks" / "alone.yaml").write_text(
        good.replace("deck: parks", "deck: alone"), "utf-8"
    )
    told = run_quizgen("build", "--format", "sarif", cwd=project, code=1).stdout
    results = json.loads(told)["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == ["D04", "G01"]
    clean = json.loads(run_quizgen("check", "alone", "--format", "sarif", cwd=project).stdout)
    assert clean["runs"][0]["results"] == []


def test_colours_are_for_severities():
    """Red for an error, yellow for a warning, the caret with them, the author's line as it is."""
    shown = full.render([Finding(Place("pyproject.toml", 1, 1, 3), "D02", "no")], ROOT)
    head, line, caret = shown.split("\n")
    assert head.startswith("\x1b[31m")
    assert caret.startswith("\x1b[31m")
    assert "\x1b" not in line
    assert full.render(FOUND[1:], ROOT).startswith("\x1b[33m")


@pytest.mark.parametrize(("set_to", "coloured"), [("1", False), ("", True)])
def test_no_color_is_honoured_on_terminals(set_to, coloured, monkeypatch, capsys):
    """An empty variable does not count, as no-color.org has it."""
    monkeypatch.setenv("NO_COLOR", set_to)
    monkeypatch.setattr(click.utils, "should_strip_ansi", lambda _, color=None: color is False)
    with pytest.raises(SystemExit):
        cli(["explain", "D02"], prog_name="quizgen")
    assert ("\x1b" in capsys.readouterr().out) is coloured


def test_rows_of_findings_are_kept():
    """What others have read so far they go on reading."""
    assert findings_as_json(FOUND)[1] == {
        "code": "G07",
        "severity": "warning",
        "path": "decks/a b.yaml",
        "line": 7,
        "column": 1,
        "message": "twice",
        "help": "",
    }


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_what_is_in_the_way_stands_in_the_document(built, name):
    """A program that reads stdout gets its one document there whatever happens."""
    project, taken = built.parent.parent, built / "quiz-A.html"
    done = run_quizgen("build", "--format", name, "-o", str(taken), cwd=project, code=1)
    document = json.loads(done.stdout)
    if name == "sarif":
        (call,) = document["runs"][0]["invocations"]
        (told,) = call["toolExecutionNotifications"]
        document = {"error": told["message"]["text"]}
        assert not call["executionSuccessful"]
    assert document == {"error": done.stderr.rstrip()}
    assert str(taken) in done.stderr
