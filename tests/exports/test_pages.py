"""Printed pages have their paper and margins, and need no other files."""

import io
import re

import pdfplumber
import pytest
from printed_pages import POINTS_PER_MM

PAGES = ("quiz-A.html", "quiz-A.key.html", "quiz-A.answers.html", "flashcards.html")


@pytest.fixture(scope="module")
def printed(browser, built):
    """Return a function that prints a page of the article's deck once, and opens the PDF."""
    opened, page = {}, browser.new_page()

    def print_page(name):
        if name not in opened:
            page.goto((built / name).as_uri())
            content = page.pdf(prefer_css_page_size=True)
            opened[name] = pdfplumber.open(io.BytesIO(content))
        return opened[name]

    yield print_page
    page.close()
    for pdf in opened.values():
        pdf.close()


@pytest.mark.parametrize("name", PAGES)
def test_paper_is_a4(printed, name):
    """Every page is A4, and no page is blank."""
    for sheet in printed(name).pages:
        assert (round(sheet.width), round(sheet.height)) == (595, 842)
        assert sheet.extract_text().strip()


@pytest.mark.parametrize("name", PAGES)
def test_text_keeps_clear_of_the_edge(printed, name):
    """Text keeps 3 mm from the edge of the paper, on sheets 12 mm."""
    margin = (3 if name == "flashcards.html" else 12) * POINTS_PER_MM
    for sheet in printed(name).pages:
        for word in sheet.extract_words():
            assert margin <= word["x0"]
            assert word["x1"] <= sheet.width - margin
            assert word["bottom"] <= sheet.height - 3 * POINTS_PER_MM


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_one_file_in_the_decks_language(built, name):
    """Pages fetch nothing, need no script for printing, and declare their language."""
    text = (built / name).read_text("utf-8")
    assert '<html lang="en"' in text
    assert "<script" not in text
    assert not re.search(r"(src|href)=|url\(|@import", text)


def test_text_of_a_deck_is_escaped(deck_project, page):
    """Markup in a deck is shown and never runs."""
    from conftest import run_quizgen

    words = "<img src=x onerror=alert(1)> & <script>alert(2)</script>"
    facts = (
        "- {id: said, kind: quotation, according_to: lee, verb: {base: say, past: said},"
        f" without: [cloze], words: '{words}', quote: 'Ann Lee said {words} to all'}}"
    )
    article = f"Ann Lee said {words} to all."
    path = deck_project(facts, entities="lee: {name: Ann Lee, ask: who}", article=article)
    path.write_text(path.read_text("utf-8").replace("title: Parks", "title: 'P\"</style><b>arks'"))
    run_quizgen("build", "-q", cwd=path.parent.parent)
    for name in PAGES:
        page.goto((path.parent.parent / "build" / "parks" / name).as_uri())
        assert page.locator("img, script, b").count() == 0
        if "answers" in name:
            continue
        assert words in page.locator("main").inner_text()
