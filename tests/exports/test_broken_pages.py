"""Errors in a project's own labels and pages are reported with file and line, not as bugs."""

import pickle
from pathlib import Path

import pytest
from conftest import copy_project, run_quizgen

from quizgen.diagnostics import Finding, Place, ProjectError, format_finding
from quizgen.exports.html.page_checks import find_broken_pages


@pytest.fixture
def own(tmp_path):
    """The folder of a project's own pages."""
    folder = tmp_path / "templates" / "html"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("name: {en: Candidate}\n", ""),
        ("name: {en: [a\n", "1:12: error Y01"),
        ("", "1:1: error Y04"),
        ("- name\n", "1:1: error D03: labels must be keys with values"),
        ("name: Candidate\n", "1:7: error D03: “name” must be keys with values"),
        ("nam: {en: Candidate}\n", "1:1: error D02: unknown label “nam”"),
        ("name: {eng: Candidate}\n", "1:8: error D02: there are no labels in “eng”"),
        ("name: {en: }\n", "1:12: error D03: “en” must be a text"),
        ("page: {en: Page}\n", "1:12: error D03: the label “page” must have {page} and {pages}"),
        ("name: {en: '{who}'}\n", "1:12: error D03: the label “name” must have no placeholders"),
    ],
)
def test_labels_are_checked(own, tmp_path, text, reported):
    """The form of the file, names, languages and placeholders are checked."""
    (own / "labels.yaml").write_text(text, "utf-8")
    shown = [format_finding(finding, {}) for finding in find_broken_pages(tmp_path)]
    assert [
        text.split("\n")[0].startswith(f"templates/html/labels.yaml:{reported}") for text in shown
    ] == ([True] if reported else []), shown
    assert all("help: " in text or "Y0" in text for text in shown)


def test_an_invalid_template_is_reported(own, tmp_path):
    """The finding has the line where Jinja stopped."""
    (own / "quiz.j2.html").write_text("<p>\n{% for a in b %}\n</p>\n", "utf-8")
    (finding,) = find_broken_pages(tmp_path)
    assert (finding.code, str(finding.place)) == ("T01", "templates/html/quiz.j2.html:2:1")


def test_a_deeply_nested_page_is_reported(own, tmp_path):
    """A page that exceeds the recursion limit of Jinja's parser is a finding."""
    (own / "quiz.j2.html").write_text(f"{{{{ {'(' * 3000}1{')' * 3000} }}}}", "utf-8")
    (finding,) = find_broken_pages(tmp_path)
    assert (finding.code, str(finding.place)) == ("T01", "templates/html/quiz.j2.html:1:1")
    assert finding.message == "the page is nested too deeply"


def test_a_number_too_large_for_python_is_reported(own, tmp_path):
    """A number of more than 4,300 digits, which Python rejects, is a finding."""
    (own / "quiz.j2.html").write_text("{{ " + "9" * 5000 + " }}", "utf-8")
    assert [finding.code for finding in find_broken_pages(tmp_path)] == ["T01"]


def test_a_page_that_is_not_utf_8_is_reported(own, tmp_path):
    """A page in another encoding is a finding."""
    (own / "quiz.j2.html").write_bytes("é".encode("latin-1"))
    assert [finding.code for finding in find_broken_pages(tmp_path)] == ["D06"]


def test_every_command_reports_broken_pages(tmp_path):
    """Errors found by checks stop a build; errors found by rendering look the same."""
    project = copy_project(tmp_path / "project")
    own = project / "templates" / "html"
    own.mkdir(parents=True)
    page = own / "flashcards.j2.html"
    page.write_text("<p>\n{{ decks.title }}\n", "utf-8")
    stderr = run_quizgen("cards", "insulin", cwd=project, code=1).stderr
    assert stderr.startswith(
        "templates/html/flashcards.j2.html:2:1: error T01: the page cannot be rendered"
    )
    assert "    2 | {{ decks.title }}" in stderr
    page.write_text("<p>\n{% if %}\n", "utf-8")
    for verb in ("check", "build"):
        stderr = run_quizgen(verb, "insulin", cwd=project, code=1).stderr
        assert stderr.startswith(
            "templates/html/flashcards.j2.html:2:1: error T01: the page is not"
        )


def test_page_template_errors_can_be_pickled():
    """Decks are built in several processes, so errors must pass between them."""
    error = ProjectError(
        Finding(Place("templates/html/quiz.j2.html", 2), "T01", "no"), Path("here")
    )
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, of this moment
    assert (again.finding, again.project) == (error.finding, error.project)
