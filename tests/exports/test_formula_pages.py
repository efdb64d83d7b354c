r"""Formulas on pages: drawings on each of them, the same in every engine, and intact in Anki."""

import html
import io
import re
import shutil
from pathlib import Path

import pdfplumber
import pytest
from axe import find_violations
from conftest import ROOT, need, run_quizgen

from quizgen.exports import anki
from quizgen.exports.anki.field_text import field_html
from quizgen.exports.html.formula_markup import formula_css, typeset_html, typeset_page
from quizgen.exports.html.text_fitting import count_lines, height_of
from quizgen.exports.page_setup import PageSetup
from quizgen.exports.pdf import find_missing_engine, write_pdf
from quizgen.formulas.typesetting import UNITS, typeset
from quizgen.pipeline import check_deck
from quizgen.preview.card_list import render_card, show_cards
from quizgen.publishing.build_plan import plan_build

PAGES = ("quiz-A", "quiz-A.key", "flashcards", "practice", "coverage")
QUADRATIC = r"\(x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}\)"
BASELINE = """() => {
  const [mark, formula] = ["#mark", ".formula"].map(
    (selector) => document.querySelector(selector).getBoundingClientRect());
  return [mark.bottom, formula.bottom, formula.height, formula.width];
}"""
"""The baseline, which is the lower edge of an empty box in the line; the box of the formula."""
SHOWN = """document.body.innerText
  + [...document.querySelectorAll('[aria-label]')].map(element => element.ariaLabel)"""
DRAWINGS = """all => all.map(element => [element.getAttribute("role"),
  element.querySelector("title").textContent,
  element.getAttribute("width"), element.getAttribute("height")])"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the samples, with a deck of formulas."""
    return Path(shutil.copytree(ROOT / "tests" / "sample", tmp_path_factory.mktemp("sample") / "s"))


@pytest.fixture(scope="module")
def pages(project):
    """The pages of the deck of formulas by name."""
    run_quizgen("build", "-q", "formulas", cwd=project)
    return {path.stem: path.read_text("utf-8") for path in project.glob("build/formulas/*.html")}


def curves_of(pdf):
    """Return the points of the outlines on the first page of a PDF, from the first outline on."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        found = [shape for shape in opened.pages[0].curves if shape["fill"]]
        left, top = found[0]["x0"], found[0]["top"]
        return [(x - left, y - top) for shape in found for x, y in shape["pts"]]


def test_the_deck_has_no_findings():
    """Options that differ in a sign, an exponent or a part only are fair."""
    assert check_deck(ROOT / "tests/sample/decks/formulas.yaml").findings == ()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_formulas_as_drawings(pages, page, name):
    """No TeX is left in the text of a page; each drawing has a name and a size in em."""
    assert pages[name].count('<svg class="formula') >= 8
    page.set_content(pages[name])
    assert "\\" not in page.evaluate(SHOWN)
    for role, spoken, width, height in page.locator(".formula").evaluate_all(DRAWINGS):
        assert role == "img"
        assert spoken
        assert width.endswith("em")
        assert height.endswith("em")


def test_all_texts_of_a_deck_are_drawn(pages):
    """Sections, questions, answers, options, rationales, quotes and comments have drawings."""
    title = re.escape("<title>x = (−b ± √(b² − 4ac))/(2a)</title>")
    key = pages["quiz-A.key"]
    assert len(re.findall(title, key)) == 3  # the answer, its sentence, its quote
    assert "Real solutions need <span" in key or "Real solutions need <svg" in key
    assert re.search(
        r'class="heading" dir="auto">Algebra: <svg class="formula', pages["flashcards"]
    )
    assert re.search(r'class="kind" dir="auto">Algebra: <svg class="formula', pages["practice"])


def test_two_builds_have_the_same_bytes(project, pages, tmp_path):
    """Another process with another hash seed writes the same pages."""
    other = shutil.copytree(project, tmp_path / "other", ignore=shutil.ignore_patterns("build"))
    run_quizgen("build", "-q", "formulas", cwd=other, PYTHONHASHSEED="7", QUIZGEN_CACHE_DIR="")
    for path in other.glob("build/formulas/*.html"):
        assert path.read_text("utf-8") == pages[path.stem], path.name


def test_the_practice_page_allows_the_style_of_formulas(pages, page, tmp_path):
    """Its policy has the hash of that style: nothing is blocked, and baselines are right."""
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    file = tmp_path / "practice.html"
    file.write_text(pages["practice"], "utf-8")
    page.goto(file.as_uri())
    aligned = page.locator(".formula").evaluate_all(
        "all => all.map(e => getComputedStyle(e).verticalAlign)"
    )
    assert all(value.startswith("-") for value in aligned)
    assert not messages


@pytest.mark.parametrize("name", PAGES)
def test_pages_with_formulas_are_accessible(pages, page, name):
    """Drawings have names, which the announcements of the practice page contain."""
    page.set_content(pages[name])
    assert find_violations(page) == []
    if name == "practice":
        answers = page.locator(".right-answer").evaluate_all("all => all.map(e => e.textContent)")
        assert "x = (−b ± √(b² − 4ac))/(2a)" in answers


def test_a_formula_is_on_the_baseline_in_the_colour_of_its_text(page):
    """The baseline of the outlines is that of the text, in every type size."""
    formula = typeset("x")
    for size in (11, 18, 40):
        markup = (
            f"<html><head></head><body style='font: {size}px serif; color: rgb(1, 2, 3)'>"
            r"<p>x<span id=mark style='display:inline-block;height:9px;width:3px'></span>\(x\)</p>"
        )
        page.set_content(typeset_page(markup))
        bottom, low, height, width = page.evaluate(BASELINE)
        assert low - formula.depth / UNITS * size == pytest.approx(bottom, abs=0.6)
        assert width == pytest.approx(formula.width / UNITS * size, abs=0.6)
        assert height == pytest.approx((formula.ascent + formula.depth) / UNITS * size, abs=0.6)
        fill = page.locator(".formula path").evaluate("e => getComputedStyle(e).fill")
        assert fill == "rgb(1, 2, 3)"


def test_engines_print_the_same_outlines(page):
    """Chromium and the PDF engine put every outline of a formula at the same place."""
    need("pdf", present=not list(find_missing_engine("a deck")))
    markup = typeset_page(
        "<!doctype html><html><head><style>@page { size: A4; margin: 20mm } p { margin: 0; "
        "font: 12pt 'Liberation Serif' }</style></head><body>"
        rf"<p>{QUADRATIC}</p></body></html>"
    )
    page.set_content(markup)
    printed = page.pdf(prefer_css_page_size=True)
    ours, theirs = curves_of(printed), curves_of(write_pdf(markup.encode()))
    assert len(ours) == len(theirs) > 100
    for one, other in zip(ours, theirs, strict=True):
        assert one == pytest.approx(other, abs=0.3)


@pytest.mark.parametrize("name", ["quiz-A", "quiz-A.key", "flashcards"])
def test_the_pdf_engine_prints_all_formulas(pages, name):
    """Each drawing of a page is in its PDF."""
    need("pdf", present=not list(find_missing_engine("a deck")))
    with pdfplumber.open(io.BytesIO(write_pdf(pages[name].encode()))) as opened:
        curves = sum(1 for sheet in opened.pages for shape in sheet.curves if shape["fill"])
    assert curves >= pages[name].count('<svg class="formula')


@pytest.mark.parametrize(
    ("markup", "typeset"),
    [
        (r'<p title="\(x^2\)">a</p>', '<p title="x²">a</p>'),
        (r"<title>\(x^2\)</title>", "<title>x²</title>"),
        (r"<option value='1'>\(x^2\)</option>", "<option value='1'>x²</option>"),
        (r"<script>var a = '\(x\)'</script>", r"<script>var a = '\(x\)'</script>"),
        (
            r"<style>a::before{content:'\(x\)'}</style>",
            r"<style>a::before{content:'\(x\)'}</style>",
        ),
        (r'<a data-pattern="\(x\)">b</a>', r'<a data-pattern="\(x\)">b</a>'),
        (r"<!-- \(x\) -->", r"<!-- \(x\) -->"),
        (r"<p>\(x</p><p>y\)</p>", r"<p>\(x</p><p>y\)</p>"),
        (r"<p>\(\foo\)</p>", r"<p>\(\foo\)</p>"),
        (r"<p>\(\text{&lt;script&gt;\)</p>", r"<p>\(\text{&lt;script&gt;\)</p>"),
        ("<p>plain</p>", "<p>plain</p>"),
    ],
)
def test_only_text_is_drawn(markup, typeset):
    """Attributes, titles and menus have plain characters; scripts and styles stay."""
    assert typeset_html(markup) == typeset
    assert formula_css(typeset_html(markup)) == ""


def test_text_of_a_formula_is_escaped(page):
    """The name of a drawing is text, even if it looks like markup."""
    markup = typeset_html(r"<p>\(\text{&lt;/title&gt;&lt;/svg&gt;&lt;img src=x&gt;}\)</p>")
    page.set_content(markup)
    assert page.locator("img").count() == 0
    assert page.locator("title").last.text_content() == "</title></svg><img src=x>"


def test_punctuation_stays_on_the_line_of_its_formula(page):
    """A full stop or a bracket beside a formula is not alone on the next line."""
    page.set_content(
        typeset_page(
            r"<html><head></head><body style='font: 16px serif'>"
            r"<p style='width: 50px'>aaa aa (\(x^2\)), b</p>"
        )
    )
    tops = page.evaluate(
        """() => { const range = document.createRange();
        const span = document.querySelector('.beside');
        return [...span.childNodes].map(node => { range.selectNode(node);
          return Math.round(range.getBoundingClientRect().bottom); }) }"""
    )
    assert max(tops) - min(tops) < 10


def test_the_preview_shows_drawings(page):
    """Cards of the preview have drawings, where Anki has MathJax."""
    publication = plan_build(
        ROOT / "tests/sample/decks/formulas.yaml", now=2_000_000_000
    ).publication
    drawn = 0
    for card in show_cards(anki.cards_of(publication)):
        document = html.escape(render_card(card, "en").decode())
        page.set_content(f'<iframe srcdoc="{document}"></iframe>')
        frame = page.frame_locator("iframe")
        assert "\\(" not in frame.locator("#qa .sheet").first.inner_text()
        aligned = frame.locator("#qa .formula").evaluate_all(
            "all => all.map(e => getComputedStyle(e).verticalAlign)"
        )
        assert all(value.startswith("-") for value in aligned)
        drawn += len(aligned)
    assert drawn >= 20


def test_lengths_on_cards_are_those_of_the_drawing():
    """A card has room for the drawing, not for its source."""
    assert count_lines(rf"is {QUADRATIC}", 12) == 1
    assert count_lines(r"\(\foo{aaaaaaaaaaaaaaaaaaaaa}\)", 12) > 1
    line = height_of("x", 10, 60, 1.3)
    assert height_of(r"\(x\)", 10, 60, 1.3) == line
    tall = height_of(r"\(\begin{pmatrix} 1 \\ 2 \\ 3 \\ 4 \end{pmatrix}\)", 10, 60, 1.3)
    assert 2 * line < tall < 4 * line
    assert height_of(rf"{QUADRATIC}", 10, 10, 1.3) == float("inf")  # it would be cut off


def test_short_formulas_are_options_in_a_row():
    """Options are arranged by what they show."""
    options = [rf"\(\frac{{\sqrt{{\alpha}}}}{{{digit}}}\)" for digit in range(1, 5)]
    assert PageSetup().arrange(options) == "row"


@pytest.mark.parametrize(
    "text", [r"\(\Rule{9999em}{1em}{1em}\)", r"\(a\kern 9999em b\)", r"\(\hspace{1000cm}\)"]
)
def test_absurd_sizes_are_not_typeset_in_anki(text):
    """MathJax finds no delimiters."""
    assert r"\(" not in field_html(text)


def test_lengths_of_things_are_typeset_in_anki():
    """A length that a text states is no size of a space or a rule."""
    text = r"\(l = 300 mm\) is \(\text{300 mm}\), 300 em and \(\hspace{1em} 300\,\mathrm{mm}\)"
    assert field_html(text).count(r"\(") == 3


def test_formulas_of_options_are_whole_after_shuffling(page, choices):
    """After the script of the card, MathJax finds each formula in one node of text."""
    from anki_clients import Learner, OnePage

    cards = [card for card in choices if card.fields["Id"].startswith("formulas/")]
    assert len(cards) >= 5
    learner = Learner(OnePage(page))
    for card in cards:
        learner.play(card, 1)
        texts = page.locator(".options bdi").evaluate_all(
            "all => all.map(e => [e.childNodes.length, e.firstChild.nodeType, e.firstChild.data])"
        )
        assert sorted(text for _, _, text in texts) == sorted(
            html.unescape(card.fields[f"Option {number}"]) for number in range(1, 5)
        )
        assert all(count == 1 and kind == 3 for count, kind, _ in texts)
