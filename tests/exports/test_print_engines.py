"""Pages print the same in Chromium, Firefox, WebKitGTK and WeasyPrint: pages, lines, boxes."""

import shutil

import pytest
from conftest import need
from msgspec.structs import replace
from page_printers import (
    WebKit,
    has_webkit,
    largest_difference,
    open_firefox,
    open_pdf,
    strokes_on,
)
from printed_pages import squeezed

from quizgen.exports.html.flashcards import CardSetup, make_calibration, make_page
from quizgen.exports.html.pages import interaction_of, task_of
from quizgen.exports.html.sheets import make_files
from quizgen.exports.pdf import find_missing_engine, write_pdf
from quizgen.quizzes.forms import make_forms

OTHERS = ("firefox", "webkit", "weasyprint")
SHOW_CARDS = b"""
.card * { visibility: hidden; }
.card { outline: 1pt solid #000; outline-offset: -2mm; }
</style>"""
"""Replaces the text of cards by a box, since engines break some lines at other words."""
HIDE_TEXT = b"""
.gap, .qr svg { visibility: hidden; }
.qr > div { outline: 1pt solid; }
tbody th * { display: none; }
tbody tr { height: 13mm; }
</style>"""
"""Hides gaps and questions of the item map, whose lines may end at other words, and QR modules."""
NEARLY = 0.8
"""The largest difference in mm between engines: three pixels of a screen."""


class Chromium:
    """The browser of the other tests."""

    def __init__(self, page):
        self.page = page

    def print_page(self, path):
        """Return a page as PDF, on the paper that the page asks for."""
        self.page.goto(path.as_uri())
        return self.page.pdf(prefer_css_page_size=True)


class WeasyPrint:
    """The engine of `--pdf`."""

    def print_page(self, path):
        """Return a page as PDF."""
        return write_pdf(path.read_bytes())


@pytest.fixture(scope="module")
def chromium(browser):
    """Chromium with one page for all tests."""
    page = browser.new_page()
    yield Chromium(page)
    page.close()


@pytest.fixture(scope="module")
def firefox():
    """Firefox, started once."""
    need("firefox", present=bool(shutil.which("firefox")))
    with open_firefox() as opened:
        yield opened


@pytest.fixture(scope="module")
def webkit():
    """WebKitGTK, started for each page."""
    need("webkit", present=has_webkit())
    return WebKit()


@pytest.fixture(scope="module")
def weasyprint():
    """WeasyPrint with Pango."""
    need("pdf", present=not list(find_missing_engine("a deck")))
    return WeasyPrint()


@pytest.fixture(scope="module")
def printed():
    """The PDFs that were printed, by engine, page and options, since tests share them."""
    pdfs = {}
    yield pdfs
    for pdf in pdfs.values():
        pdf.close()


@pytest.fixture
def print_in(request, tmp_path, printed):
    """Return a function that prints the bytes of a page in an engine and opens the PDF."""

    def show(engine, content, **options):
        key = engine, content, *options.items()
        if key not in printed:
            path = tmp_path / "page.html"
            path.write_bytes(content)
            pdf = request.getfixturevalue(engine).print_page(path, **options)
            printed[key] = open_pdf(pdf)
        return printed[key].pages

    return show


def check_same(pages, others):
    """Fail unless pages have the same strokes as those of another engine."""
    assert len(pages) == len(others)
    for number, (page, other) in enumerate(zip(pages, others, strict=True), 1):
        assert largest_difference(page, other) < NEARLY, f"page {number}"


@pytest.mark.parametrize("engine", OTHERS)
def test_cards_are_the_same_in_all_engines(print_in, checked, engine):
    """Cards take exactly their pages, and edges of cards and crop marks are at the same places."""
    content = make_page(checked.deck, checked.items[::3]).replace(b"</style>", SHOW_CARDS)
    expected = content.count(b'<section class="sheet')
    assert expected > 3
    pages = print_in("chromium", content)
    assert len(pages) == expected
    assert len(strokes_on(pages[0])[0]) >= 2 * 10 + 2 * 6
    check_same(pages, print_in(engine, content))


@pytest.mark.parametrize("engine", OTHERS)
def test_rulers_are_the_same_in_all_engines(print_in, checked, engine):
    """The two sides of the calibration page are two pages, to scale."""
    content = make_calibration(checked.deck, CardSetup())
    pages = print_in("chromium", content)
    assert len(pages) == 2
    check_same(pages, print_in(engine, content))


def test_margins_of_a_print_dialog_add_no_page(print_in, checked):
    """WebKit adds the margins of the dialog, and makes pages smaller instead of splitting them."""
    content = make_page(checked.deck, checked.items)
    expected = content.count(b'<section class="sheet')
    assert len(print_in("webkit", content, margin="default")) == expected


@pytest.fixture(scope="module")
def sheets(publication):
    """The pages of two forms of the article's quiz, without what engines may break elsewhere."""
    forms = make_forms(publication.deck, publication.items, count=8)
    files = dict(make_files(replace(publication, forms=forms)))
    return {name: content.replace(b"</style>", HIDE_TEXT) for name, content in files.items()}


@pytest.mark.parametrize("engine", OTHERS)
@pytest.mark.parametrize("name", ["quiz-A.html", "quiz-A.key.html", "quiz-map.html"])
def test_sheets_are_the_same_in_all_engines(print_in, sheets, name, engine):
    """Lines to write on, boxes, and rules of tables are at the same places of the same pages."""
    pages = print_in("chromium", sheets[name])
    assert len(pages) == sheets[name].count(b'<section class="page"')
    check_same(pages, print_in(engine, sheets[name]))


@pytest.mark.parametrize("engine", ["chromium", *OTHERS])
@pytest.mark.parametrize("name", ["quiz-A.html", "quiz-A.key.html", "quiz-map.html"])
def test_every_page_has_its_form_and_number(print_in, sheets, form, name, engine):
    """The foot of each page has form, page and number of pages; no page has questions alone."""
    pages = print_in(engine, sheets[name])
    what = "Item map" if name == "quiz-map.html" else f"Form A · {form.id}"
    for number, sheet in enumerate(pages, 1):
        foot = squeezed(
            sheet.crop((0, sheet.height - 80, sheet.width, sheet.height)).extract_text()
        )
        assert foot.endswith(squeezed(f"{what} · Page {number} of {len(pages)}"))


@pytest.mark.parametrize("engine", ["chromium", *OTHERS])
def test_headings_have_a_question_below_them(print_in, sheets, form, engine):
    """A part begins on the page of its first question, and no page has one question alone."""
    pages = [squeezed(sheet.extract_text()) for sheet in print_in(engine, sheets["quiz-A.html"])]
    for number, part in enumerate(form.parts, 1):
        (page,) = [text for text in pages if f"Part{number}." in text]
        first = squeezed(f"{part.questions[0].number}. {task_of(part.questions[0].item)}")
        assert first[:12] in page[page.index(f"Part{number}.") :]
    for text in pages:
        assert sum(f"{q.number}.{squeezed(q.item.stem)[:5]}" in text for q in form.questions) > 1


def test_margins_of_a_print_dialog_add_no_page_to_a_sheet(print_in, sheets):
    """Every page of a sheet still fits a page of WebKit with the margins of a printer."""
    pages = print_in("webkit", sheets["quiz-A.key.html"], margin="default")
    assert len(pages) == sheets["quiz-A.key.html"].count(b'<section class="page"')


@pytest.mark.parametrize("engine", ["chromium", *OTHERS])
def test_every_answer_has_its_line_or_box(print_in, sheets, form, engine):
    """Premises have short lines, events boxes, questions long lines, and gaps their width."""
    pages = print_in(engine, sheets["quiz-A.html"])
    level, upright = zip(*map(strokes_on, pages), strict=True)
    levels = [last - first for strokes in level for first, last, _ in strokes]
    uprights = [last - first for strokes in upright for first, last, _ in strokes]
    asked = {name: [] for name in ("match", "order", "recall", "text-entry", "choice", "gap")}
    for question in form.questions:
        asked[interaction_of(question.item)].append(question)
    short_lines = [length for length in levels if 9 < length < 9.8]
    assert len(short_lines) == sum(len(q.item.interaction.premises) for q in asked["match"])
    long_lines = [length for length in levels if 164 < length < 170]
    assert len(long_lines) == len(asked["recall"] + asked["text-entry"])
    edges = [length for length in uprights if 4.8 < length < 5.7]
    assert len(edges) == 2 * sum(len(q.options) for q in asked["order"])
