"""Join the lines of a PDF to paragraphs, and leave out headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import mode

from msgspec import Struct

from quizgen.imports.documents.article_changes import Change, Changes
from quizgen.imports.documents.pdf_lines import PdfLine

_EDGE = 2
"""Number of lines at the top and bottom of a page that may be its header or footer."""
_LARGER = 1.15
_INDENT, _SHORT = 0.8, 0.85
_HYPHEN = re.compile("(?<=[^\\W\\d_])[-\u2010\u00ad]\\Z")
_COMPOUND = re.compile("[^\\W\\d_]+[-\u2010][^\\W\\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]*\Z")
_FIRST_WORD = re.compile(r"\A[^\W\d_]+")
_ENDED = re.compile(r"[.!?:;…][”’\"')\]\d]*\Z")
_BULLET = re.compile(r"\A(?:[•◦▪‣●∙]|<[^>]*>[•◦▪]</[^>]*>)\s*")
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_LEADERS = re.compile(r"(?:\s?\.){6,}\s*\w{0,6}\s*\Z")
_DIGITS = re.compile(r"\d+")

PdfBox = Sequence[PdfLine]
"""Lines that are close to each other."""


class PdfParagraph(Struct):
    """A paragraph as HTML, the page that it begins on, and the line that it ended with."""

    html: str
    page: int
    last: PdfLine


def remove_contents(pages: Sequence[Sequence[PdfBox]], changes: Changes) -> list[list[PdfBox]]:
    """Return the pages without the lines of a table of contents."""
    kept: list[list[PdfBox]] = []
    for number, boxes in enumerate(pages, 1):
        for line in (line for box in boxes for line in box if _LEADERS.search(line.text)):
            changes.add(Change.PART, line.text, place=f"page {number}")
        rest = ([line for line in box if not _LEADERS.search(line.text)] for box in boxes)
        kept.append([box for box in rest if box])
    return kept


def remove_edges(pages: Sequence[Sequence[PdfBox]], changes: Changes) -> list[list[PdfBox]]:
    """Return the pages without lines that come again at the edge of other pages."""
    edges = [_edge_lines(boxes) for boxes in pages]
    counts = Counter(key for lines in edges for key in {_key(line) for line in lines})
    repeated = {key for key, count in counts.items() if count >= max(2, len(pages) // 4)}
    kept: list[list[PdfBox]] = []
    for number, (boxes, lines) in enumerate(zip(pages, edges, strict=True), 1):
        gone = {id(line) for line in lines if _key(line) in repeated}
        for line in lines:
            if id(line) in gone:
                changes.add(Change.EDGE, line.text, place=f"page {number}")
        rest = ([line for line in box if id(line) not in gone] for box in boxes)
        kept.append([box for box in rest if box])
    return kept


def _edge_lines(boxes: Iterable[PdfBox]) -> list[PdfLine]:
    lines = sorted((line for box in boxes for line in box), key=lambda line: -line.top)
    return list({id(line): line for line in (*lines[:_EDGE], *lines[-_EDGE:])}.values())


def _key(line: PdfLine) -> tuple[str, int]:
    """Return what a header has in common on all pages: its words and its height."""
    return _DIGITS.sub("0", line.text), round(line.top)


def join_lines(pages: Sequence[Sequence[PdfBox]], changes: Changes) -> list[PdfParagraph]:
    """Return the paragraphs of all pages. Words that were divided at line ends are joined."""
    lines = [line for boxes in pages for box in boxes for line in box]
    if not lines:
        return []
    body = mode(size for line in lines for size in [line.size] * len(line.text))
    compounds = {found.lower() for line in lines for found in _COMPOUND.findall(line.text)}
    found: list[PdfParagraph] = []
    for number, boxes in enumerate(pages, 1):
        for box in boxes:
            for line, is_new in _with_starts(box):
                if found and _continues(found[-1], line, is_new=is_new):
                    _append(found[-1], line, compounds, changes)
                else:
                    found.append(PdfParagraph(_BULLET.sub("", line.html), number, line))
    for paragraph in found:
        _remove_unknown(paragraph, changes)
        paragraph.html = _tagged(paragraph, body)
    return found


def _with_starts(box: PdfBox) -> Iterator[tuple[PdfLine, bool]]:
    """Yield the lines of a box, and whether a paragraph may begin with each."""
    left, right = min(line.left for line in box), max(line.right for line in box)
    last: PdfLine | None = None
    for line in box:
        is_short = last is not None and last.right - left < _SHORT * (right - left)
        is_indented = line.left - left > _INDENT * line.size
        starts = is_short and last is not None and bool(_ENDED.search(last.text))
        yield line, last is None or starts or is_indented or bool(_BULLET.match(line.html))
        last = line


def _continues(paragraph: PdfParagraph, line: PdfLine, *, is_new: bool) -> bool:
    """Return whether a line continues a paragraph, also in the next column or page."""
    last = paragraph.last
    if abs(last.size - line.size) > (_LARGER - 1) * line.size or last.is_bold != line.is_bold:
        return False
    if not is_new:
        return True
    is_open = _HYPHEN.search(last.text) or not _ENDED.search(last.text)
    return bool(is_open) and line.text[:1].islower()


def _append(paragraph: PdfParagraph, line: PdfLine, compounds: set[str], changes: Changes) -> None:
    before, after = paragraph.html, line.html
    hyphen, word = _HYPHEN.search(before), _FIRST_WORD.search(after)
    paragraph.last = line
    if hyphen is None or word is None or not word[0][0].islower():
        paragraph.html = f"{before} {after}"
        return
    start = _LAST_WORD.search(before[: hyphen.start()])
    parts = (start[0] if start else "", word[0])
    if "-".join(parts).lower() in compounds:
        paragraph.html = before + after
        return
    paragraph.html = before[: hyphen.start()] + after
    changes.add(Change.HYPHEN, "".join(parts), place=f"page {paragraph.page}")


def _remove_unknown(paragraph: PdfParagraph, changes: Changes) -> None:
    """Remove characters that the file shows without saying which they are."""
    for unknown in _UNKNOWN.finditer(paragraph.html):
        before = paragraph.html[max(0, unknown.start() - 20) : unknown.start()]
        changes.add(Change.LOST_TEXT, f"a sign after “{before}”", place=f"page {paragraph.page}")
    paragraph.html = _UNKNOWN.sub("", paragraph.html)


def _tagged(paragraph: PdfParagraph, body: float) -> str:
    """Return a paragraph as an element: large or bold ones without a full stop are headings."""
    is_larger = paragraph.last.size >= _LARGER * body
    is_heading = (is_larger or paragraph.last.is_bold) and not paragraph.html.endswith(".")
    tag = ("h2" if is_larger else "h3") if is_heading else "p"
    return f"<{tag}>{paragraph.html}</{tag}>"
