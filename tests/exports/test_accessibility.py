"""Every page that a build writes passes axe-core, on the screen, without one violation."""

import pytest
from axe import find_violations

from quizgen.exports.html.page_setup import PageSetup, Type
from quizgen.exports.html.sheets import make_files


@pytest.fixture(scope="module")
def violations(browser):
    """Return what axe-core finds on a page that is given as HTML."""
    page = browser.new_page()

    def find(html):
        page.set_content(html)
        return find_violations(page)

    yield find
    page.close()


def test_everything_that_is_built_can_be_read_by_all(violations, built):
    """Sheets, keys, answer sheets, cards: whatever a build writes as a page."""
    pages = sorted(built.glob("*.html"))
    assert len(pages) >= 4
    for path in pages:
        assert violations(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize("labels", ["ar", "ko"])
def test_sheets_in_other_languages_can_be_read_by_all(violations, in_language, labels):
    """Labels from right to left, two columns, the item map of two forms."""
    setup = PageSetup(columns=2, type=Type.DYSLEXIA)
    for name, content in make_files(in_language(labels), setup):
        assert violations(content.decode()) == [], name


def test_axe_finds_what_is_wrong(violations):
    """A picture without a text in its place, and a page in no language, are found."""
    found = {one.split()[0] for one in violations("<title>x</title><img src='data:,'>")}
    assert {"image-alt", "html-has-lang"} <= found
