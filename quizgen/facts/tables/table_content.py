"""The content of a table: its column names, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from quizgen import input_files
from quizgen.diagnostics import Finding, Place
from quizgen.facts.formula_checks import find_broken_in_cell
from quizgen.facts.sources import Source
from quizgen.facts.tables import spreadsheets
from quizgen.facts.tables.rows import MAX_BYTES, Row, TableCell, read_rows
from quizgen.facts.tables.table_entry import TableEntry
from quizgen.facts.text_files import find_path_errors, report_unreadable
from quizgen.facts.yaml_tree import MAX_TEXT, Table
from quizgen.values.clean_texts import clean
from quizgen.values.texts import words_of

SUFFIXES = (".csv", ".tsv", *spreadsheets.SUFFIXES)


class TableContent(Struct, frozen=True):
    """The rows of a file below the row of column names.

    `columns` maps each name to its index, and `repeated` each name that occurs twice to its second
    place. `words` are the words of all cells.
    """

    path: str
    columns: Mapping[str, int]
    repeated: Mapping[str, Place]
    rows: tuple[Row, ...]
    words: frozenset[str]


class DeckTable(Struct, frozen=True):
    """A table of a deck: its entry as validated and as written, its content, and its source."""

    entry: TableEntry
    node: Table
    content: TableContent
    source: Source


class TableReader:
    """Reader of the tables of a project. A file that several entries name is read once."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.findings: list[Finding] = []
        self._read: dict[tuple[str, str], TableContent | None] = {}

    def table(self, entry: TableEntry, node: Table) -> DeckTable | None:
        """Return a table; None if its file cannot be read.

        `D06`: the file cannot be used. `I01`, `I04`: see `read_rows`.
        """
        key = entry.file, entry.sheet
        if key not in self._read:
            self._read[key] = self._content(*key, node.values["file"].place)
        content = self._read[key]
        return DeckTable(entry, node, content, _make_source(entry, content)) if content else None

    def _content(self, file: str, sheet: str, place: Place) -> TableContent | None:
        path = self.project / file
        problems = (
            *find_path_errors(self.project, file, place, folder="data"),
            *_find_wrong_suffix(path, place),
        )
        self.findings += problems
        if problems:
            return None
        try:
            content = input_files.read_bytes(path, MAX_BYTES)
        except OSError as error:
            self.findings.append(report_unreadable(path, self.project, place, error))
            return None
        suffix = path.suffix.lower()
        is_sheet = suffix in spreadsheets.SUFFIXES
        rows, found = (
            spreadsheets.read_sheet(file, content, sheet)
            if is_sheet
            else read_rows(file, suffix, content)
        )
        cells = (cell for row in rows for cell in row.cells)
        self.findings += (*found, *(finding for cell in cells for finding in _check_cell(cell)))
        if len(rows) == 1 and not found:
            message, hint = "the table has no rows below the column names", "add a row"
            self.findings.append(Finding(Place(file), "I01", message, hint))
        return make_content(file, rows) if len(rows) > 1 else None


def _find_wrong_suffix(path: Path, place: Place) -> Iterator[Finding]:
    if path.suffix.lower() not in SUFFIXES:
        message = f"a table cannot be a file with the suffix “{path.suffix}”"
        yield Finding(place, "D06", message, f"save it as one of {', '.join(SUFFIXES)}")


def _check_cell(cell: TableCell) -> Iterator[Finding]:
    """Yield `Y05` for a text that is too long, and `D08` for formulas that pages cannot show."""
    if len(cell.text) > MAX_TEXT:
        message = f"the cell is longer than {MAX_TEXT:,} characters"
        yield Finding(cell.place, "Y05", message, "shorten it, or close its quotation marks")
    else:
        yield from find_broken_in_cell(cell.text, cell.place)


def _make_source(entry: TableEntry, content: TableContent) -> Source:
    """Return a table as a source: it has a title and words, but no text to quote."""
    return Source(
        id=content.path,
        path=content.path,
        title=entry.cite,
        cite=entry.cite,
        publisher="",
        published="",
        url=(entry.url or "") if entry.is_one_page else "",
        licence=entry.licence,
        text="",
        folded="",
        offsets=(),
        paragraphs=(),
        words=content.words,
        places={},
    )


def make_content(path: str, rows: tuple[Row, ...]) -> TableContent:
    """Return the content of a table from its rows, of which the first has the column names."""
    header, *others = rows
    columns: dict[str, int] = {}
    repeated: dict[str, Place] = {}
    for index, cell in enumerate(header.cells):
        name = clean(cell.text)
        if columns.setdefault(name, index) != index:
            repeated.setdefault(name, cell.place)
    cells = {cell.text for row in others for cell in row.cells}
    words: set[str] = set()
    for text in cells:
        words |= words_of(text)
    return TableContent(path, columns, repeated, tuple(others), frozenset(words))
