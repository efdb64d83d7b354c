"""Articles are read from Word documents, EPUB books and PDF files."""

import io
import re
import sys
import zipfile

import docx
import pytest
from conftest import need
from docx.oxml import parse_xml

from quizgen.exports.pdf import find_missing_engine
from quizgen.imports.articles import ArticleError, read_article
from quizgen.imports.documents import zip_parts
from quizgen.imports.documents.article_changes import Change, Changes
from quizgen.imports.documents.document import Document
from quizgen.imports.documents.text_writer import write_text
from quizgen.imports.documents.web_pages import parse_html

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
FORMULA = (
    f"<m:oMath {MATH}><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>𝑐</m:t></m:r></m:e>"
    "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
)
ENCRYPTED_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED_PDF = (
    b"%%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
    b"2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj\n"
    b"3 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O (%b) /U (%b)>> endobj\n"
    b"trailer <</Root 1 0 R /Encrypt 3 0 R /ID [(a) (a)]>>\n%%%%EOF" % (b"o" * 32, b"u" * 32)
)
CHAPTER = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>One</title></head><body><h1>Light</h1>
<p>Light covers 3 × 10<sup>8</sup> m<a epub:type="noteref" href="#n1">1</a> a second.</p>
<aside epub:type="footnote" id="n1">Nearly.</aside></body></html>"""
CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
BOOK = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>On Light</dc:title><dc:publisher>Bath Press</dc:publisher>
<dc:date>2020-05-06T00:00:00Z</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav"/>
<item id="a" href="one%20more.xhtml"/><item id="b" href="lost.xhtml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/></spine></package>"""


def zipped(parts):
    """Return a ZIP file with parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def book(**changed):
    """Return an EPUB book, with some parts changed."""
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": BOOK,
        "OEBPS/nav.xhtml": "<html><body><nav>Contents</nav></body></html>",
        "OEBPS/one more.xhtml": CHAPTER,
    }
    return zipped(parts | changed)


def pdf_of(html):
    """Return a PDF of a page, as a word processor would write it."""
    need("pdf", present=not list(find_missing_engine("a deck")))
    import weasyprint

    return weasyprint.HTML(string=html).write_pdf()


@pytest.fixture
def read(tmp_path):
    """Return a function that reads the bytes of a file as an article."""

    def write(name, content):
        (tmp_path / name).write_bytes(content)
        return read_article(tmp_path / name)

    return write


def changes_of(article):
    """Return the number of changes of each type."""
    return {change: len(found) for change, found in article.changes.grouped().items()}


def test_word_document(read):
    """Word's scripts, headings, lists, tables and formulas are kept."""
    document = docx.Document()
    document.add_heading("The Sun", 0)
    sentence = document.add_paragraph("Its mass is 2 × 10")
    sentence.add_run("30").font.superscript = True
    sentence.add_run(" kg, and H")
    sentence.add_run("2").font.subscript = True
    sentence.add_run("O is rare.")
    document.add_paragraph("core", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Layer", "Heat (°C)", "core", "15 million"), strict=True):
        cell.paragraphs[0].add_run(text).bold = text in ("Layer", "Heat (°C)")
    document.add_paragraph("So ")._p.append(parse_xml(FORMULA))
    saved = io.BytesIO()
    document.save(saved)
    article = read("sun.docx", saved.getvalue())
    assert article.title == "The Sun"
    assert article.text.split("\n\n") == [
        "The Sun",
        "Its mass is 2 × 10³⁰ kg, and H₂O is rare.",
        "core",
        "Layer: core; Heat (°C): 15 million",
        "So \\(E=mc^{2}\\)\n",
    ]
    assert changes_of(article) == {
        Change.TABLE: 1,
        Change.FORMULA: 1,
        Change.SUPERSCRIPT: 1,
        Change.SUBSCRIPT: 1,
    }


def test_epub_book(read):
    """The chapters of a book are read in order; a missing one is reported."""
    article = read("light.epub", book())
    assert (article.title, article.publisher, article.published) == (
        "On Light",
        "Bath Press",
        "2020-05-06",
    )
    assert article.text == "On Light\n\nLight\n\nLight covers 3 × 10⁸ m a second.\n"
    assert changes_of(article)[Change.LOST_TEXT] == 1


LINES = "".join(
    f"<p>Layer {n} of the Sun is described by photosphere measure&shy;ments.</p>" for n in range(40)
)


def test_pdf_file(read):
    """Scripts are found by size and height, tables by lines; headers and footers are left out."""
    style = (
        "@page {size: A6; @top-center {content: 'Journal of Suns'}"
        "@bottom-center {content: 'Page ' counter(page)}} td, th {border: 1px solid}"
        "p {width: 50mm; hyphens: manual} sup, sub {font-size: 65%}"
    )
    content = (
        "<h1>The Sun</h1><p>Its mass is 2 × 10<sup>30</sup> kg, and H<sub>2</sub>O is "
        "rare &amp; hot.</p><table><tr><th>Layer</th><th>Heat (10<sup>6</sup> °C)</th></tr>"
        "<tr><td>core</td><td>15</td></tr></table>"
    )
    article = read("sun.pdf", pdf_of(f"<style>{style}</style>{content}{LINES}"))
    paragraphs = article.text.strip().split("\n\n")
    assert article.title == "The Sun"
    assert "Its mass is 2 × 10³⁰ kg, and H₂O is rare & hot." in paragraphs
    assert "Layer: core; Heat (10⁶ °C): 15" in paragraphs
    assert "Layer 39 of the Sun is described by photosphere measurements." in paragraphs
    assert "Journal" not in article.text
    assert "Page" not in article.text
    assert changes_of(article)[Change.EDGE] > 4
    assert any("superscripts" in warning for warning in article.changes.warnings)


LONG = (
    "which takes a few lines of text in the narrow column of a journal article that is set in two "
    "of them, as most articles of this kind are."
)


def test_pdf_in_two_columns(read):
    """Columns are read one after the other, and ions with both scripts stay in their line."""
    sentence = "carries 6.02 × 10<sup>23</sup> atoms and SO<sub>4</sub><sup>2−</sup> ions in water"
    style = (
        "body {columns: 2; font-size: 10pt} p {text-align: justify; text-indent: 1em; margin: 0}"
        "sup, sub {font-size: 65%; line-height: 0}"
    )
    content = "".join(f"<p>Sample {number} {sentence}, {LONG}</p>" for number in range(40))
    article = read("a.pdf", pdf_of(f"<style>{style}</style>{content}"))
    plain = "carries 6.02 × 10²³ atoms and SO₄²⁻ ions in water"
    expected = [f"Sample {number} {plain}, {LONG}" for number in range(40)]
    assert article.text.strip().split("\n\n") == expected


def test_words_divided_at_line_ends_are_joined(read):
    """A hyphen at the end of a line is removed, unless the article has the compound elsewhere."""
    html = (
        "<style>p {width: 30mm; font-size: 10pt}</style><p>A well-known fact is well-<br>known, "
        "and a pho-<br>ton is here."
    )
    article = read("a.pdf", pdf_of(html))
    assert "A well-known fact is well-known, and a photon is here." in article.text
    joined = [each.example for found in article.changes.grouped().values() for each in found]
    assert joined == ["photon"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.docx", b"text", "not a .docx file"),
        ("a.docx", ENCRYPTED_WORD, "has a password"),
        ("a.docx", zipped({"other.xml": "<a/>"}), "not a Word document"),
        ("a.docx", zipped({"word/document.xml": "<a>"}), "damaged"),
        ("a.docx", zipped({"word/document.xml": "<a/>"}), "damaged"),
        ("a.epub", zipped({"a.xml": "<a/>"}), "not an EPUB book"),
        ("a.epub", book(**{"META-INF/container.xml": "<a/>"}), "no list of its chapters"),
        ("a.epub", book(**{"META-INF/encryption.xml": "OEBPS/one more.xhtml"}), "locked"),
        ("a.epub", book(**{"OEBPS/book.opf": "<a/>"}), "no text"),
        ("a.pdf", b"text", "not a PDF"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj <<>> endobj", "not a PDF, or is damaged"),
        ("a.pdf", LOCKED_PDF, "a.pdf has a password"),
        ("a.doc", b"text", "cannot be read"),
        ("a.odt", b"text", "cannot be read"),
    ],
)
def test_unreadable_document_is_an_error(read, name, content, message):
    """A damaged, locked or other file raises ArticleError with help, and no other error."""
    with pytest.raises(ArticleError, match=re.escape(message)) as caught:
        read(name, content)
    assert caught.value.help


def test_scan_is_an_error(read):
    """A PDF without text raises ArticleError."""
    with pytest.raises(ArticleError, match="no text; it is probably a scan"):
        read("a.pdf", pdf_of("<p>"))


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [
        ("a.docx", "mammoth", "documents"),
        ("a.pdf", "pdfplumber", "documents"),
        ("a.epub", "lxml", "documents"),
        ("a.html", "trafilatura", "web"),
        ("a.md", "mdit_py_plugins.footnote", "web"),
    ],
)
def test_missing_extra_is_an_error(read, monkeypatch, name, library, extra):
    """Without the library for a format, the help names the command that installs it."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ArticleError, match="is not installed") as caught:
        read(name, book())
    assert f'pip install "quizgen[{extra}]"' in caught.value.help


def test_zip_bomb_is_an_error(read, monkeypatch):
    """A file that unpacks to more than the limit is refused, whatever sizes it states."""
    monkeypatch.setattr(zip_parts, "LARGEST_FILE", 100_000)
    with pytest.raises(ArticleError, match="unpacks to more than"):
        read("a.docx", zipped({"word/document.xml": b" " * 200_000}))


def test_footnotes_of_word_are_left_out():
    """The marks and the texts of footnotes, as mammoth writes them, are left out and reported."""
    page = parse_html(
        '<p>Fish<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup> swim.</p>'
        '<ol><li id="footnote-1"><p>All of them. <a href="#footnote-ref-1">↑</a></p></li></ol>'
    )
    changes = Changes()
    assert write_text(Document(page), changes) == ["Fish swim."]
    assert [change for change, _ in changes.grouped().items()] == [Change.NOTE_MARK, Change.NOTE]
