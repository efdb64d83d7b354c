"""Findings are printed in every format: full, concise, json, github and sarif."""

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
COMMANDS = ("build", "cards", "check", "diff", "import", "push", "quiz")
FOUND = (
    Finding(Place("decks/a b.yaml", 3, 5, 6), "D02", "unknown key “100%, or: so”", "remove it"),
    Finding(Place("decks/a b.yaml", 7, 1), "G07", "twice", severity=Severity.WARNING),
)


@pytest.fixture
def project(tmp_path):
    """A project in a subfolder of a checkout, with a deck that has two findings."""
    project = tmp_path / "quizzes"
    for folder in ("decks", "seeds"):
        (project / folder).mkdir(parents=True)
    shutil.copy(BAD / "article.txt", project / "seeds")
    deck = (BAD / "good-for-comparison" / "deck.yaml").read_text("utf-8")
    bad = deck.replace("actor: lee", "actor: le").replace("reportedly planted", "planted")
    (project / "decks" / "parks.yaml").write_text(bad, "utf-8")
    return project


def test_every_format_has_a_name():
    """The option lists every format module, and json."""
    assert {format_.NAME for format_ in FORMATS} | {"json"} == set(NAMES)


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_with_findings_have_a_format_option(name):
    """Commands that print findings have `--format` and `--json`."""
    command = cli.get_command(click.Context(cli), name)
    options = {option for param in command.params for option in param.opts}
    assert {"--format", "--json"} <= options


def test_concise_prints_a_line_per_finding(project):
    """Each line has a path relative to the working directory, which an editor can open."""
    done = run_quizgen(
        "check", "quizzes/decks/parks.yaml", "--format", "concise", cwd=project.parent, code=1
    )
    first, second = done.stderr.splitlines()
    assert first == "quizzes/decks/parks.yaml:20:12: error D04: unknown entity “le”"
    assert second.startswith("quizzes/decks/parks.yaml:32:20: error G01: quote not found in ")


def test_json_is_short_for_format_json(project):
    """`--json` and `--format json` print the same document and nothing else."""
    short = run_quizgen("check", "--json", cwd=project, code=1)
    long = run_quizgen("check", "--format", "json", cwd=project, code=1)
    assert (short.stdout, short.stderr) == (long.stdout, "")
    assert [finding["code"] for finding in json.loads(short.stdout)["findings"]] == ["D04", "G01"]


def test_two_formats_are_a_usage_error():
    """`--json` conflicts with another `--format`."""
    done = run_quizgen("check", "--json", "--format", "sarif", code=2)
    assert "use only one of --json and --format" in done.stderr


def test_github_prints_workflow_commands(project):
    """Paths are relative to the root of the checkout, also when quizgen runs in a subfolder."""
    done = run_quizgen(
        "build", "--format", "github", cwd=project, code=1, GITHUB_WORKSPACE=str(project.parent)
    )
    assert done.stderr.splitlines()[0] == (
        "::error file=quizzes/decks/parks.yaml,line=20,col=12,endColumn=14,title=quizgen D04::"
        "unknown entity “le”%0Ahelp: did you mean “lee”?"
    )


def read_command(line):
    """Parse a workflow command as the runner does: split it, then undo the escapes."""
    severity, properties, message = re.fullmatch("::(error|warning) (.*?)::(.*)", line).groups()
    pairs = dict(pair.split("=", 1) for pair in properties.split(","))

    def undo(text):
        for escape, sign in (
            ("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")
        ):  # fmt: skip
            text = text.replace(escape, sign)
        return text

    return severity, {key: undo(value) for key, value in pairs.items()}, undo(message)


@given(st.text(st.sampled_from("ab%:,\n\r0AD5“")), st.text(st.sampled_from("ab%:,\n"), min_size=1))
def test_workflow_commands_are_escaped(message, name):
    """The runner reads any message and path unchanged."""
    line = github.render([Finding(Place(f"{name}x"), "D02", message)], Path("/nowhere"))
    assert "\n" not in line
    severity, properties, read = read_command(line)
    assert (severity, read) == ("error", message)
    assert properties["file"] == (Path("/nowhere") / f"{name}x").as_posix()


def test_sarif_has_rules_and_results(monkeypatch, tmp_path):
    """Each rule has its explanation and each result its place, relative to the checkout."""
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


def test_sarif_has_an_absolute_uri_outside_the_checkout(monkeypatch, tmp_path):
    """A file outside the checkout, such as a built-in template, has an absolute URI."""
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "checkout"))
    (run,) = json.loads(sarif.render(FOUND[:1], tmp_path / "shipped"))["runs"]
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": (tmp_path / "shipped/decks/a b.yaml").as_uri()}


@pytest.mark.parametrize("failure", ["", "quizgen: /x: No space left on device"])
@pytest.mark.parametrize("found", [FOUND, ()], ids=["findings", "none"])
def test_sarif_matches_the_schema(found, failure, tmp_path):
    """The log is valid according to the official schema, with and without findings."""
    need("jsonschema", present=importlib.util.find_spec("jsonschema"))
    import jsonschema

    log = json.loads(sarif.render(found, tmp_path, failure))
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(log)
    log["runs"][0]["results"] = [{"level": "bad"}]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(log)


def test_sarif_prints_one_document_for_all_decks(project):
    """One log has the results of all decks; a clean deck has an empty list."""
    good = (BAD / "good-for-comparison" / "deck.yaml").read_text("utf-8")
    (project / "decks" / "alone.yaml").write_text(
        good.replace("deck: parks", "deck: alone"), "utf-8"
    )
    output = run_quizgen("build", "--format", "sarif", cwd=project, code=1).stdout
    results = json.loads(output)["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["D04", "G01"]
    clean = json.loads(run_quizgen("check", "alone", "--format", "sarif", cwd=project).stdout)
    assert clean["runs"][0]["results"] == []


def test_colours_show_the_severity():
    """An error and its caret are red, a warning is yellow, and the line has no colour."""
    shown = full.render([Finding(Place("pyproject.toml", 1, 1, 3), "D02", "no")], ROOT)
    head, line, caret = shown.split("\n")
    assert head.startswith("\x1b[31m")
    assert caret.startswith("\x1b[31m")
    assert "\x1b" not in line
    assert full.render(FOUND[1:], ROOT).startswith("\x1b[33m")


@pytest.mark.parametrize(("set_to", "coloured"), [("1", False), ("", True)])
def test_no_color_is_respected(set_to, coloured, monkeypatch, capsys):
    """NO_COLOR turns colours off unless it is empty, as no-color.org defines."""
    monkeypatch.setenv("NO_COLOR", set_to)
    monkeypatch.setattr(click.utils, "should_strip_ansi", lambda _, color=None: color is False)
    with pytest.raises(SystemExit):
        cli(["explain", "D02"], prog_name="quizgen")
    assert ("\x1b" in capsys.readouterr().out) is coloured


def test_json_of_a_finding_is_stable():
    """The JSON fields of a finding do not change, because other programs read them."""
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
def test_failure_is_in_the_document(built, name):
    """A failed run prints its document with the failure to stdout."""
    project, taken = built.parent.parent, built / "quiz-A.html"
    done = run_quizgen("build", "--format", name, "-o", str(taken), cwd=project, code=1)
    document = json.loads(done.stdout)
    if name == "sarif":
        (call,) = document["runs"][0]["invocations"]
        (notice,) = call["toolExecutionNotifications"]
        document = {"error": notice["message"]["text"]}
        assert not call["executionSuccessful"]
    assert document == {"error": done.stderr.rstrip()}
    assert str(taken) in done.stderr
