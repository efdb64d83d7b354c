"""Errors in a project's own card templates are reported before anything is published."""

import pickle
import shutil

import pytest
from conftest import ROOT, copy_project, run_quizgen

from quizgen.exports.anki.card_checks import find_broken_cards
from quizgen.exports.anki.card_rendering import CardTemplateError

FRONT = "fact.front.html"


@pytest.fixture
def own(tmp_path):
    """The folder of a project's own card templates."""
    folder = tmp_path / "templates" / "anki"
    folder.mkdir(parents=True)
    return folder


def findings_of(project):
    """Return the findings on a project's card templates, one per line."""
    return [
        f"{finding.place} {finding.code} {finding.message}"
        for finding in find_broken_cards(project)
    ]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (FRONT, "{{Question #}}", ""),
        (FRONT, "<p>\n{{Nonsense}}{{#Question #}}{{Question #}}", ":2:1 T01 {}no field “Nonsense”"),
        (FRONT, "Nonsense\n{{text: Nonsense }}", ":2:1 T01 {}no field “ Nonsense”"),
        (FRONT, "{{Question #}}\n{{#Answer #}}", ":2:1 T01 {}“{{{{#Answer #}}}}” is never closed"),
        (FRONT, "{{Question #}}\n\n{{/Quote}}", ":3:1 T01 {}“{{{{/Quote}}}}” has no opening tag"),
        (
            FRONT,
            "{{#Quote}}{{^Comment}}\n{{Qoute}}{{/Comment}}{{/Quote}}",
            ":2:1 T01 {}no field “Qoute”",
        ),
        ("about.html", "<p>\n{{Sourec}}", ":2:1 T01 {}no field “Sourec”"),
        (
            "cards.css",
            b".card {}\n\xff",
            ":1:1 D06 templates/anki/cards.css is not UTF-8 at byte 9",
        ),
        ("notes.txt", b"\xff{{Nonsense}}", ""),
    ],
)
def test_errors_are_reported_with_their_lines(own, tmp_path, name, text, found):
    """Each error is reported once, even if its file is in several cards or no note shows it."""
    (own / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    why = "Anki would reject the card: "
    expected = found.format(f"{why}the note type has " if "no field" in found else why)
    assert findings_of(tmp_path) == ([f"templates/anki/{name}{expected}"] if found else [])


@pytest.mark.parametrize(
    ("name", "text", "help_"),
    [
        ("about.html", "{{Comments}}", "did you mean “Comment”?"),
        (FRONT, "{{#Question#}}x{{/Question#}}", "did you mean “Question #”?"),
        (FRONT, "{{#Question 9}}x{{/Question 9}}", "did you mean “Question #”?"),
        ("typed.front.html", "{{Prompt}}", "use one of Also accepted, Answer, Answer media,"),
        ("typed.front.html", "{{#Answer}}", "compare it with the shipped file of the same name"),
    ],
)
def test_unknown_fields_have_a_help(own, tmp_path, name, text, help_):
    """The help names the nearest field, or all fields of the note type, as templates write them."""
    (own / name).write_text(text, "utf-8")
    (finding,) = find_broken_cards(tmp_path)
    assert finding.help.startswith(help_)
    assert "Reserved" not in finding.help


def test_our_templates_have_no_errors(own, tmp_path):
    """A project with copies of the shipped card templates has no findings."""
    shutil.copytree(ROOT / "templates" / "anki", own, dirs_exist_ok=True)
    assert findings_of(tmp_path) == []


def test_no_command_accepts_a_broken_card(tmp_path):
    """If the preview rejects a card template, so does a build."""
    project = copy_project(tmp_path / "project")
    own = project / "templates" / "anki"
    own.mkdir(parents=True)
    (own / FRONT).write_text("{{Nonsense}}{{#Question #}}{{Question #}}", "utf-8")
    for command in ("check", "build"):
        stderr = run_quizgen(command, "insulin", cwd=project, code=1).stderr
        assert f"templates/anki/{FRONT}:1:1: error T01: Anki would reject" in stderr
    (own / FRONT).unlink()
    (own / "cards.css").write_bytes(b"\xff")
    for command in ("check", "build"):
        stderr = run_quizgen(command, "insulin", cwd=project, code=1).stderr
        assert "templates/anki/cards.css:1:1: error D06: " in stderr
    assert not (project / "build").exists()


def test_card_template_errors_can_be_pickled():
    """Decks are built in several processes, so errors must pass between them."""
    error = CardTemplateError("no", "#", "Quote")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, of this moment
    assert (str(again), again.sign, again.name) == ("no", "#", "Quote")
