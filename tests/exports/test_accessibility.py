"""Every page that a build writes passes axe-core, on the screen, without one violation."""

from pathlib import Path

import axe_playwright_python
import pytest

from quizgen.exports.html.setup import PageSetup, Type
from quizgen.exports.html.sheets import make_files

RUN = "async () => (await axe.run()).violations.map(one => [one.id, one.nodes[0].html])"


@pytest.fixture(scope="module")
def violations(browser):
    """Return what axe-core finds on a page that is given as HTML."""
    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page = browser.new_page()

    def find(html):
        page.set_content(html)
        page.evaluate(axe)
        return page.evaluate(RUN)

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
    found = {id_ for id_, _ in violations("<title>x</title><img src='data:,'>")}
    assert {"image-alt", "html-has-lang"} <= found
