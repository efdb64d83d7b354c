"""The rows of a CSV or TSV file, each cell with its place."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from msgspec import Struct

from quizgen.diagnostics import Finding, Place

MAX_BYTES = 50_000_000
"""Size limit of a table in bytes: four times the size for 100,000 facts."""
MAX_CELLS = 2_000_000
"""Maximum number of cells. Each has a place, so that they take a gigabyte of memory."""
_DELIMITERS = ",;\t|"
_QUOTING = "put a cell with quotation marks in quotation marks, and double those inside"


class TableCell(Struct, frozen=True):
    """A cell of a table and its place."""

    text: str
    place: Place


class Row(Struct, frozen=True):
    """A non-empty row of a table."""

    cells: tuple[TableCell, ...]
    place: Place


def read_rows(shown: str, suffix: str, content: bytes) -> tuple[tuple[Row, ...], list[Finding]]:
    """Return the rows of a table, and findings.

    `I01`: the table cannot be read. `I04`: a row is not as long as the first; it is left out, and
    the other rows are still checked.
    """
    text, findings = _decode(shown, content)
    rows: list[Row] = []
    count = 0
    try:
        for row in _rows(shown, text, _delimiter(text, suffix)):
            rows.append(row)
            count += len(row.cells)
            if count > MAX_CELLS:
                return (), [report_too_many_cells(row.place)]
    except _UnreadableRowError as error:
        message = f"malformed row: {error}"
        is_long = str(error).startswith("field larger")  # a missing quotation mark is a cause too
        hint = "shorten the cell, or close its quotation marks" if is_long else _QUOTING
        findings.append(Finding(Place(shown, error.line), "I01", message, hint))
    if not rows and not findings:
        hint = "start the table with a row of column names"
        findings.append(Finding(Place(shown), "I01", "the table is empty", hint))
    width = len(rows[0].cells) if rows else 0
    findings += (_uneven_row(row, width) for row in rows if len(row.cells) != width)
    return tuple(row for row in rows if len(row.cells) == width), findings


def report_too_many_cells(place: Place) -> Finding:
    """Return `I01` for a table with more cells than `MAX_CELLS`."""
    message = f"the table has more than {MAX_CELLS // 10**6} million cells"
    hint = "remove columns that no deck uses, or split it into several tables"
    return Finding(place, "I01", message, hint)


class _UnreadableRowError(Exception):
    def __init__(self, reason: csv.Error, line: int) -> None:
        super().__init__(str(reason))
        self.line = line


def _decode(shown: str, content: bytes) -> tuple[str, list[Finding]]:
    if len(content) > MAX_BYTES:
        message = f"the table is larger than {MAX_BYTES // 10**6} MB"
        return "", [Finding(Place(shown), "I01", message, "split it into several decks")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"the table is not valid UTF-8 at byte {error.start}"
        hint = "save it as “CSV UTF-8”"
        return "", [Finding(Place(shown, line), "I01", message, hint)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _delimiter(text: str, suffix: str) -> str:
    """Return the delimiter: a tab for .tsv, else the most frequent candidate in the first row."""
    if suffix == ".tsv":
        return "\t"
    outside = "".join(text.split("\n", 1)[0].split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _rows(shown: str, text: str, delimiter: str) -> Iterator[Row]:
    lines = text.split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    start = 0
    while True:
        try:
            texts = next(reader, None)
        except csv.Error as error:
            raise _UnreadableRowError(error, start + 1) from error
        if texts is None:
            return
        if any(cell.strip() for cell in texts):
            cells = tuple(_cells(shown, lines, start, texts))
            yield Row(cells, cells[0].place)
        start = reader.line_num


def _cells(shown: str, lines: list[str], line: int, texts: list[str]) -> Iterator[TableCell]:
    """Yield the cells of a row with their places. The row starts at `line`, counted from 0."""
    column = 0
    for text in texts:
        quoted = line < len(lines) and lines[line].startswith('"', column)
        column += quoted
        head, *more = (text.replace('"', '""') if quoted else text).split("\n")
        yield TableCell(text, Place(shown, line + 1, column + 1, max(1, len(head))))
        line += len(more)
        column = (len(more[-1]) if more else column + len(head)) + quoted + 1


def _uneven_row(row: Row, width: int) -> Finding:
    message = f"the row has {len(row.cells)} cells, but the first row has {width}"
    is_long = len(row.cells) > width
    hint = "put a cell that contains the delimiter in quotation marks"
    hint = hint if is_long else "add the cells that are missing, or remove the row"
    place = row.cells[width].place if is_long else row.place
    return Finding(place, "I04", message, hint)
