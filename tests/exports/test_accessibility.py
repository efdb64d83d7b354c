"""axe-core finds no violation on any page of a build, as shown on screen."""

import pytest
from axe import find_violations
from msgspec.structs import replace

from quizgen.exports.html.sheets import make_files
from quizgen.exports.page_setup import PageSetup, Type
from quizgen.exports.publication import Student


@pytest.fixture(scope="module")
def violations(browser):
    """Return the violations that axe-core finds in a page of HTML."""
    page = browser.new_page()

    def find(html):
        page.set_content(html)
        return find_violations(page)

    yield find
    page.close()


def test_built_pages_are_accessible(violations, built):
    """All pages of a build pass: sheets, keys, answer sheets, cards and the others."""
    pages = sorted(built.glob("*.html"))
    assert len(pages) >= 4
    for path in pages:
        assert violations(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize("labels", ["ar", "ko"])
def test_sheets_in_other_languages_are_accessible(violations, in_language, labels):
    """Right-to-left labels, two columns and the item map of two forms pass."""
    setup = PageSetup(columns=2, type=Type.DYSLEXIA)
    students = (Student("S1", "Ann Lee"), Student("S2", "محمد"), Student("S3", "김"))
    publication = replace(in_language(labels), setup=setup, roster=students)
    for name, content in make_files(publication):
        if name.endswith(".html"):
            assert violations(content.decode()) == [], name


def test_axe_finds_violations(violations):
    """A picture without alternative text and a page without a language are found."""
    found = {violation.split()[0] for violation in violations("<title>x</title><img src='data:,'>")}
    assert {"image-alt", "html-has-lang"} <= found
