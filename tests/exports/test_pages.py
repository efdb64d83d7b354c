"""Chromium prints the cards, and no page needs more than itself: backs on fronts, nothing cut."""

import io
import json
import re

import pdfplumber
import pytest
from paper import POINTS_PER_MM, squeezed

from quizgen.exports.html.flashcards import COLUMNS, ROWS, make_sheets

PAGES = ("quiz-A.html", "quiz-A.key.html", "quiz-A.answers.html", "flashcards.html")


@pytest.fixture
def printed(page, built):
    """Print a page of the article's deck as a person would and open the PDF."""
    opened = []

    def print_page(name):
        page.goto((built / name).as_uri())
        pdf = pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        opened.append(pdf)
        return pdf

    yield print_page
    for pdf in opened:
        pdf.close()


@pytest.mark.parametrize("name", PAGES)
def test_paper_is_a4(printed, name):
    """Every page is A4 and none is blank."""
    for sheet in printed(name).pages:
        assert (round(sheet.width), round(sheet.height)) == (595, 842)
        assert sheet.extract_text().strip()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_leaves_the_page(printed, name):
    """All text keeps 3 mm from the edge of the paper, that of sheets 12 mm."""
    margin = (3 if name == "flashcards.html" else 12) * POINTS_PER_MM
    for sheet in printed(name).pages:
        for word in sheet.extract_words():
            assert margin <= word["x0"]
            assert word["x1"] <= sheet.width - margin
            assert word["bottom"] <= sheet.height - 3 * POINTS_PER_MM


def test_backs_lie_on_their_fronts(page, built):
    """Turned over the long edge, every back covers its own front within half a point."""
    page.goto((built / "flashcards.html").as_uri())
    page.emulate_media(media="print")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('.sheet')].map(sheet => {
             const own = sheet.getBoundingClientRect();
             return [...sheet.querySelectorAll('.card')].map(card => {
               const box = card.getBoundingClientRect();
               return [box.left - own.left, own.right - box.right, box.top - own.top];
             });
           })"""
    )
    assert len(boxes) % 2 == 0
    for fronts, backs in zip(boxes[::2], boxes[1::2], strict=True):
        for row in range(ROWS):
            for column in range(COLUMNS):
                front = fronts[row * COLUMNS + column]
                back = backs[row * COLUMNS + (COLUMNS - 1 - column)]
                assert abs(front[0] - back[1]) < 0.5
                assert abs(front[2] - back[2]) < 0.5


def test_every_card_is_printed_on_both_sides(printed, examined):
    """Question and answer of each card stand on the two sides of one sheet, mirrored."""
    items = [i for i in examined.items if i.style in ("flashcard", "reverse", "cloze")]
    pages = printed("flashcards.html").pages
    sheets = list(make_sheets(items))
    assert len(pages) == 2 * len(sheets)
    for sheet in sheets:
        front = squeezed(pages[2 * sheet.number - 2].extract_text(layout=False))
        back = squeezed(pages[2 * sheet.number - 1].extract_text())
        for item in filter(None, sheet.fronts):
            assert squeezed(item.id) in back
            first = squeezed(item.stem)[:6]
            assert first in front


def test_no_card_is_cut_off(page, built):
    """No text is higher or wider than its card."""
    page.goto((built / "flashcards.html").as_uri())
    page.emulate_media(media="print")
    overflowing = page.evaluate(
        """() => [...document.querySelectorAll('.card')]
             .filter(card => card.scrollHeight > card.clientHeight + 1
                          || card.scrollWidth > card.clientWidth + 1)
             .map(card => card.innerText)"""
    )
    assert overflowing == []


def test_backs_are_mirrored_even_on_a_partial_sheet(examined):
    """The last card of an odd row has its back on the other side of an empty place."""
    items = examined.items[:3]
    (sheet,) = make_sheets(items)
    assert sheet.fronts[:4] == (*items, None)
    assert sheet.backs[:4] == (items[1], items[0], None, items[2])


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_one_file_in_the_deck_s_language(built, name):
    """Nothing is fetched, no script is needed to print, and readers are told the language."""
    text = (built / name).read_text("utf-8")
    assert '<html lang="en"' in text
    assert "<script" not in text
    assert not re.search(r"(src|href)=|url\(|@import", text)


def test_what_authors_write_is_escaped(deck_project, page):
    """Markup in a deck is shown, never run."""
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


def test_items_are_counted_alike_on_paper_and_in_json(built):
    """What is printed is what items.json lists."""
    items = json.loads((built / "items.json").read_text("utf-8"))
    cards = [item for item in items if item["style"] in ("flashcard", "reverse", "cloze")]
    fronts = (built / "flashcards.html").read_text("utf-8").count('class="topic"')
    assert fronts == len(cards)
