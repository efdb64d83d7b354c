"""A project's own labels and pages that are wrong are told with file and line, never as our bug."""

import pickle
from pathlib import Path

import pytest
from conftest import copy_project, run_quizgen

from quizgen.diagnostics import Finding, Place, ProjectError, format_finding
from quizgen.exports.html.page_checks import find_broken_pages


@pytest.fixture
def own(tmp_path):
    """The folder for a project's own pages."""
    folder = tmp_path / "templates" / "html"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: {en: Candidate}\n", ""),
        ("name: {en: [a\n", "1:12: error Y01"),
        ("", "1:1: error Y04"),
        ("- name\n", "1:1: error D03: labels are keys with values"),
        ("name: Candidate\n", "1:7: error D03: “name” takes keys with values"),
        ("nam: {en: Candidate}\n", "1:1: error D02: unknown label “nam”"),
        ("name: {eng: Candidate}\n", "1:8: error D02: there are no labels in “eng”"),
        ("name: {en: }\n", "1:12: error D03: “en” takes a text"),
        ("page: {en: Page}\n", "1:12: error D03: the label “page” must have {page} and {pages}"),
        ("name: {en: '{who}'}\n", "1:12: error D03: the label “name” must have no placeholders"),
    ],
)
def test_labels_are_checked(own, tmp_path, text, told):
    """Form, names, languages, and what is filled in."""
    (own / "labels.yaml").write_text(text, "utf-8")
    shown = [format_finding(one, {}) for one in find_broken_pages(tmp_path)]
    assert [
        one.split("\n")[0].startswith(f"templates/html/labels.yaml:{told}") for one in shown
    ] == ([True] if told else []), shown
    assert all("help: " in one or "Y0" in one for one in shown)


def test_a_page_that_is_no_template_is_found(own, tmp_path):
    """With the line where Jinja stopped."""
    (own / "quiz.j2.html").write_text("<p>\n{% for a in b %}\n</p>\n", "utf-8")
    (finding,) = find_broken_pages(tmp_path)
    assert (finding.code, str(finding.place)) == ("T01", "templates/html/quiz.j2.html:2:1")


def test_a_page_that_is_nested_without_end_is_found(own, tmp_path):
    """Jinja follows brackets by calling itself."""
    (own / "quiz.j2.html").write_text(f"{{{{ {'(' * 3000}1{')' * 3000} }}}}", "utf-8")
    (finding,) = find_broken_pages(tmp_path)
    assert (finding.code, str(finding.place)) == ("T01", "templates/html/quiz.j2.html:1:1")
    assert finding.message == "the page is nested too deeply"


def test_a_number_that_python_does_not_read_is_found(own, tmp_path):
    """It refuses those of more than 4300 digits."""
    (own / "quiz.j2.html").write_text("{{ " + "9" * 5000 + " }}", "utf-8")
    assert [one.code for one in find_broken_pages(tmp_path)] == ["T01"]


def test_a_page_that_cannot_be_read_is_found(own, tmp_path):
    """Saved by an editor that knows no UTF-8."""
    (own / "quiz.j2.html").write_bytes("é".encode("latin-1"))
    assert [one.code for one in find_broken_pages(tmp_path)] == ["D06"]


def test_every_verb_tells_of_broken_pages(tmp_path):
    """What is found beforehand stops a build; what only rendering shows is told the same way."""
    project = copy_project(tmp_path / "project")
    own = project / "templates" / "html"
    own.mkdir(parents=True)
    page = own / "flashcards.j2.html"
    page.write_text("<p>\n{{ decks.title }}\n", "utf-8")
    told = run_quizgen("cards", "insulin", cwd=project, code=1).stderr
    assert told.startswith(
        "templates/html/flashcards.j2.html:2:1: error T01: the page cannot be rendered"
    )
    assert "    2 | {{ decks.title }}" in told
    page.write_text("<p>\n{% if %}\n", "utf-8")
    for verb in ("check", "build"):
        told = run_quizgen(verb, "insulin", cwd=project, code=1).stderr
        assert told.startswith("templates/html/flashcards.j2.html:2:1: error T01: the page is no")


def test_what_is_told_of_a_page_comes_out_of_another_process():
    """Decks are built side by side, and an error has to travel."""
    error = ProjectError(
        Finding(Place("templates/html/quiz.j2.html", 2), "T01", "no"), Path("here")
    )
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, of this moment
    assert (again.finding, again.project) == (error.finding, error.project)
