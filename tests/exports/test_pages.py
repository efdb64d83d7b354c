"""Chromium prints the sheets: nothing split, nothing cut, key and sheet agree."""

import io
import re

import pdfplumber
import pytest

from quizgen.exports.html.labels import LABELS
from quizgen.exports.html.pages import css_string
from quizgen.facts.loading import LANGUAGES
from quizgen.quizzes.forms import make_forms

PAGES = ("quiz-A.html", "quiz-A.key.html", "flashcards.html")
POINTS_PER_MM = 72 / 25.4


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


def lines_of(pdf_page):
    """Return the lines of a printed page as (text, top), from its top."""
    return [(line["text"], line["top"]) for line in pdf_page.extract_text_lines()]


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


def test_every_question_is_printed_whole_on_one_page(printed, examined):
    """Stem and all options of a question stand on one page."""
    pages = [squeezed(sheet.extract_text()) for sheet in printed("quiz-A.html").pages]
    for question in make_forms(examined.deck, examined.items)[0].questions:
        parts = (
            f"{question.number}.",
            *map(squeezed, re.split(r"_____|: .* · .*", question.item.stem)),
            *map(squeezed, question.item.premises),
            *map(squeezed, question.options),
        )
        assert any(all(part in text for part in parts) for text in pages), question.number


def squeezed(text):
    """Return a text without white space, as line breaks fall differently on paper."""
    return "".join(text.split())


def test_a_heading_is_never_last_on_its_page(printed):
    """What a part is called stands above a question of it."""
    for sheet in printed("quiz-A.html").pages:
        body = [text for text, _ in lines_of(sheet)][:-1]
        assert not body[-1].startswith("Part ")


def test_every_page_says_which_form_and_page_it_is(printed, examined):
    """Title, form and page of pages, on the sheet and on its key."""
    (form,) = make_forms(examined.deck, examined.items)
    for name in ("quiz-A.html", "quiz-A.key.html"):
        pages = printed(name).pages
        for number, sheet in enumerate(pages, 1):
            footer = sheet.extract_text().splitlines()[-1]
            assert f"{examined.deck.title} · Form A · {form.id}" in footer
            assert f"Page {number} of {len(pages)}" in footer


def test_the_key_read_from_paper_grades_the_sheet(printed, examined):
    """Letters read back from the key's PDF point at the right options of items.json."""
    text = "\n".join(sheet.extract_text() for sheet in printed("quiz-A.key.html").pages)
    overview = text[: text.index("With reasons")]
    letters = dict(re.findall(r"(\d+)\. ([A-F])\b", overview))
    (form,) = make_forms(examined.deck, examined.items)
    choices = [question for question in form.questions if question.item.key is not None]
    assert len(choices) == 8
    for question in choices:
        item = question.item
        assert question.options["ABCDEF".index(letters[str(question.number)])] == item.answer
        assert f"{letters[str(question.number)]}. {item.answer}" in text


def test_the_key_gives_reason_quote_and_place(printed, examined):
    """A learner who was wrong is told why, in the source's own words."""
    text = squeezed("".join(sheet.extract_text() for sheet in printed("quiz-A.key.html").pages))
    for question in make_forms(examined.deck, examined.items)[0].questions:
        words = question.item.fact.quote.split()[:3]
        assert squeezed(" ".join(words)).replace('"', "") in text.replace("‘", "").replace("’", "’")
        assert f"¶{question.item.fact.paragraph}," in text


def test_the_sheet_gives_no_answer_away(built, examined):
    """What the sheet's file holds beyond the questions is no key."""
    sheet = (built / "quiz-A.html").read_text("utf-8")
    for question in make_forms(examined.deck, examined.items)[0].questions:
        assert question.item.rationale not in sheet or question.item.style == "true-false"
        assert question.item.id not in sheet


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
        assert words in page.locator("main").inner_text()


def test_css_strings_cannot_be_left():
    """Quotes, backslashes, newlines and angle brackets become escapes."""
    assert css_string('a"\\\n<') == '"a\\22 \\5c \\a \\3c "'


def test_labels_have_no_holes():
    """Every language that sentences are made in has every label."""
    assert set(LABELS) == set(LANGUAGES)
    assert len({frozenset(labels) for labels in LABELS.values()}) == 1
