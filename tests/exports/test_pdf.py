"""PDF: the same bytes for the same page, nothing fetched, and a finding without an engine."""

import io
import sys
import urllib.request

import pdfplumber
import pytest
from conftest import copy_project, need, run_quizgen

from quizgen.diagnostics import Severity
from quizgen.exports.html.card_layouts import Layout
from quizgen.exports.html.card_stocks import read_stock
from quizgen.exports.html.flashcards import CardSetup, make_calibration, make_page
from quizgen.exports.pdf import add_pdf, find_missing_engine, write_pdf
from quizgen.review.item_text import memory_cards

POINT = 25.4 / 72


@pytest.fixture
def engine():
    """WeasyPrint and Pango, which it needs."""
    need("pdf", present=not list(find_missing_engine("a deck")))


def text_of(pdf):
    """Return the text of each page of a PDF."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return [page.extract_text() for page in opened.pages]


@pytest.mark.usefixtures("engine")
def test_the_same_page_is_the_same_pdf_in_every_process(tmp_path):
    """Sheets, keys, cards and calibration contain no date and nothing random."""
    for number in (1, 2):
        project = tmp_path / str(number)
        run_quizgen("init", str(project))
        arguments = ("-q", "--pdf")
        environment = {"PYTHONHASHSEED": str(number), "TZ": f"UTC+{number}"}
        run_quizgen("build", *arguments, cwd=project, **environment)
        run_quizgen("cards", *arguments, "--calibrate", cwd=project, **environment)
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / number).rglob("build/*/*.pdf")}
        for number in ("1", "2")
    )
    names = {"quiz-A.pdf", "quiz-A.key.pdf", "flashcards.pdf", "calibration.pdf"}
    assert names <= set(first)
    assert first == second


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("name", ["a4", "avery-5371", "3x5"])
@pytest.mark.parametrize("layout", [Layout.DUPLEX_LONG, Layout.DUPLEX_SHORT, Layout.FOLD])
def test_cards_are_at_the_positions_of_the_stock(checked, name, layout):
    """Each page has the size of the paper, and each word is within a card, clear of its edges."""
    setup = CardSetup(layout, read_stock(name))
    some = list(memory_cards(checked.items))[::5]
    pdf = write_pdf(make_page(checked.deck, some, setup))
    stock = setup.stock
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        for sheet in opened.pages:
            assert sheet.width * POINT == pytest.approx(stock.page.width, abs=0.1)
            assert sheet.height * POINT == pytest.approx(stock.page.height, abs=0.1)
            for word in sheet.extract_words():
                left, right = word["x0"] * POINT - stock.left, word["x1"] * POINT - stock.left
                top, bottom = word["top"] * POINT - stock.top, word["bottom"] * POINT - stock.top
                if bottom <= stock.rows * stock.card.height:
                    assert left // stock.card.width == right // stock.card.width
                    assert left % stock.card.width >= stock.padding - 0.5
                    assert top % stock.card.height >= stock.padding - 1
                    assert bottom % stock.card.height <= stock.card.height - stock.padding + 1


@pytest.mark.usefixtures("engine")
def test_pages_have_numbers(built):
    """Counters and strings in the margins are printed as in a browser."""
    pages = text_of(write_pdf((built / "quiz-A.html").read_bytes()))
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page


@pytest.mark.usefixtures("engine")
def test_rulers_are_printed_to_scale(checked):
    """10 mm on the ruler are 10 mm on paper."""
    pdf = write_pdf(make_calibration(checked.deck, CardSetup()))
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        for sheet in opened.pages:
            words = [word for word in sheet.extract_words() if word["text"] == "10"]
            below = sorted((w["x0"] + w["x1"]) / 2 * POINT for w in words)
            assert any(x == pytest.approx(105 + 10, abs=0.3) for x in below)
            shapes = [*sheet.curves, *sheet.lines]
            assert max(shape["width"] for shape in shapes) * POINT == pytest.approx(24, abs=0.1)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    "element",
    [
        '<img src="http://127.0.0.1:9/a.png" alt="">',
        '<img src="file:///etc/hostname" alt="">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<style>@import url("http://127.0.0.1:9/a.css");</style>',
    ],
)
def test_nothing_is_fetched(element, monkeypatch):
    """An address or file name in a template is not opened; text is still set."""
    asked = []
    for handler in (urllib.request.HTTPHandler, urllib.request.FileHandler):
        for method in ("http_open", "file_open"):
            if hasattr(handler, method):
                monkeypatch.setattr(handler, method, lambda _self, what: asked.append(what))
    assert text_of(write_pdf(f"<p>Words</p>{element}".encode())) == ["Words"]
    assert asked == []


def test_each_printed_page_has_a_pdf_after_it(monkeypatch):
    """Pages for the screen, and other files, have none."""
    monkeypatch.setattr("quizgen.exports.pdf.write_pdf", lambda html: b"PDF of " + html)
    files = {"a.apkg": b"1", "quiz-A.key.html": b"2", "practice.html": b"3"}
    assert list(add_pdf(files).items()) == [
        ("a.apkg", b"1"),
        ("quiz-A.key.html", b"2"),
        ("quiz-A.key.pdf", b"PDF of 2"),
        ("practice.html", b"3"),
    ]


def test_a_missing_extra_is_reported(monkeypatch):
    """The finding at the deck names the command that installs the extra."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    (finding,) = find_missing_engine("decks/parks.yaml")
    assert (finding.code, finding.severity) == ("P02", Severity.ERROR)
    assert 'pip install "quizgen[pdf]"' in finding.help


@pytest.mark.parametrize("verb", ["build", "cards"])
def test_without_the_extra_nothing_is_written(tmp_path, verb):
    """Without the extra, nothing is written, and the help says what to install."""
    project = copy_project(tmp_path / "project")
    ledgers = {path: path.read_bytes() for path in project.glob("decks/*.ledger.json")}
    hidden = tmp_path / "hidden" / "weasyprint"
    hidden.mkdir(parents=True)
    for text, help_text in (
        ("raise ImportError", 'pip install "quizgen[pdf]"'),
        ("raise OSError('cannot load library pango\\n\\nmore')", "libpango"),
    ):
        (hidden / "__init__.py").write_text(text, "utf-8")
        path = {"PYTHONPATH": f"{hidden.parent}:{sys.path[0] or '.'}:{':'.join(sys.path)}"}
        done = run_quizgen(verb, "kursk-engineers", "--pdf", cwd=project, code=1, **path)
        assert "error P02: " in done.stderr
        assert help_text in done.stderr
        assert not (project / "build").exists()
    assert ledgers == {path: path.read_bytes() for path in ledgers}
