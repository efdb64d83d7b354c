"""Read the text of PDF files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizgen.imports.documents.article_changes import PLACE, Changes
from quizgen.imports.documents.document import ArticleError, Document, missing_extra
from quizgen.imports.documents.pdf_lines import PdfLine, level_scripts, read_line
from quizgen.imports.documents.pdf_paragraphs import (
    PdfBox,
    join_lines,
    remove_contents,
    remove_edges,
)
from quizgen.imports.documents.web_pages import parse_html

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MOST_PAGES = 500
_UNSURE = "a PDF does not name its superscripts and tables: compare numbers and formulas with it"
Rows = list[list[str]]


def read_pdf(content: bytes, path: Path, changes: Changes) -> Document:
    """Return the article of a PDF. Raises ArticleError."""
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFEncryptionError
    except ImportError as error:
        raise missing_extra("PDF", "documents") from error
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            is_long = len(pdf.pages) > _MOST_PAGES
            pages = [] if is_long else [_read_page(page) for page in pdf.pages]
            title = str(pdf.metadata.get("Title") or "")
    except Exception as error:  # pdfminer raises many kinds for a damaged file
        causes = (error, *error.args, error.__cause__, error.__context__)
        if any(isinstance(cause, PDFEncryptionError) for cause in causes):
            message = f"{path} has a password"
            raise ArticleError(message, "save it without a password") from error
        message = f"{path} is not a PDF, or is damaged"
        raise ArticleError(message, "open it and save it again") from error
    if is_long:
        raise ArticleError(f"{path} has over {_MOST_PAGES} pages", "save the pages that you need")
    if not any(boxes for boxes, _ in pages):
        message = f"{path} has no text; it is probably a scan"
        raise ArticleError(message, "recognize its text with another program (OCR)")
    changes.warnings.append(_UNSURE)
    return Document(parse_html(_as_html(pages, changes)), long_title=title)


def _as_html(pages: Sequence[tuple[Sequence[PdfBox], Sequence[Rows]]], changes: Changes) -> str:
    """Return the paragraphs of all pages, each page followed by its tables."""
    boxes = remove_edges([boxes for boxes, _ in pages], changes)
    boxes = remove_contents(boxes, changes)
    paragraphs = join_lines(boxes, changes)
    parts: list[str] = []
    for number, (_, tables) in enumerate(pages, 1):
        texts = [paragraph.html for paragraph in paragraphs if paragraph.page == number]
        rows = map(_table, tables)
        page = "".join((*texts, *rows))
        parts.append(f'<div {PLACE}="page {number}">{page}</div>')
    return "".join(parts)


def _read_page(page: Page) -> tuple[list[PdfBox], list[Rows]]:
    """Return the lines of a page outside its tables, and the cells of the tables."""
    chars = list(_chars_of(page.layout))
    level_scripts(chars)
    tables = [table for table in page.find_tables() if _is_table(table)]
    rows: list[Rows] = []
    for table in tables:
        rows.append([[_cell(chars, page, cell) for cell in row.cells] for row in table.rows])
        chars = [char for char in chars if not _is_within(char, page, table.bbox)]
    boxes = _boxes_of(chars, page)
    page.close()
    return boxes, rows


def _is_table(table: Any) -> bool:
    return len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1


def _chars_of(container: Iterable[Any]) -> Iterator[Any]:
    """Yield the characters of a page and its figures."""
    from pdfminer.layout import LTChar, LTFigure

    waiting = list(container)
    waiting.reverse()
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTFigure):
            waiting += reversed(list(item))


def _boxes_of(chars: Iterable[Any], page: Page) -> list[PdfBox]:
    """Return the lines that characters form, in boxes and in the order of reading."""
    from pdfminer.layout import LAParams, LTChar, LTLayoutContainer, LTTextBox

    container = LTLayoutContainer((0, 0, float(page.width), float(page.height)))
    for char in chars:
        container.add(char)
    container.analyze(LAParams())
    found = []
    for box in container:
        if isinstance(box, LTTextBox):
            lines = (read_line([c for c in line if isinstance(c, LTChar)]) for line in box)
            found.append([line for line in lines if isinstance(line, PdfLine)])
    return [lines for lines in found if lines]


def _is_within(char: Any, page: Page, box: tuple[float, float, float, float]) -> bool:
    """Return whether a character is in a box that is measured from the top of the page."""
    across = (char.x0 + char.x1) / 2
    down = float(page.height) - (char.y0 + char.y1) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _cell(chars: Sequence[Any], page: Page, box: tuple[float, float, float, float] | None) -> str:
    """Return a cell as an element, a heading if it is bold."""
    inside = [char for char in chars if box and _is_within(char, page, box)]
    lines = [line for lines in _boxes_of(inside, page) for line in lines]
    tag = "th" if lines and all(line.is_bold for line in lines) else "td"
    return f"<{tag}>{' '.join(line.html for line in lines)}</{tag}>"


def _table(rows: Rows) -> str:
    lines = (f"<tr>{''.join(row)}</tr>" for row in rows)
    return f"<table>{''.join(lines)}</table>"
