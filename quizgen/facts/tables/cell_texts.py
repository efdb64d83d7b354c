"""Texts with cells of a row in them, and the findings on columns that a table does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from quizgen.diagnostics import Finding, Place, did_you_mean
from quizgen.facts.tables.rows import Row, TableCell
from quizgen.facts.tables.table_content import TableContent
from quizgen.facts.yaml_tree import Node, place_within
from quizgen.formulas import FORMULA
from quizgen.values.clean_texts import clean, clean_lines

_COLUMN = re.compile(r"\{([^{}]+)\}")


class CellText(Struct, frozen=True, dict=True):
    """A text with the cells of a row in it. `parts` are texts, and indexes of columns.

    `place` is where the deck has the text.
    """

    parts: tuple[str | int, ...]
    place: Place

    @cached_property
    def indexes(self) -> tuple[int, ...]:
        """The indexes of its columns."""
        return tuple(part for part in self.parts if isinstance(part, int))

    @property
    def is_column(self) -> bool:
        """Whether it is a single cell, without further words."""
        return len(self.parts) == 1 and bool(self.indexes)

    def fill(self, row: Row, *, keep_lines: bool = False) -> TableCell | None:
        """Return the text for a row; None if one of its cells is empty.

        Its place is that of its first cell, or in the deck if it has no cell. Line breaks in cells
        are spaces, unless `keep_lines`.
        """
        read = clean_lines if keep_lines else clean
        texts = [
            read(row.cells[part].text) if isinstance(part, int) else part for part in self.parts
        ]
        if not all(texts):
            return None
        place = row.cells[self.indexes[0]].place if self.indexes else self.place
        return TableCell("".join(texts), place)

    def find_empty(self, row: Row) -> TableCell | None:
        """Return its first cell that is empty, or None."""
        cells = (row.cells[index] for index in self.indexes)
        return next((cell for cell in cells if not clean(cell.text)), None)


class ColumnNames:
    """The names of the columns of a table, with the findings on texts that name others."""

    def __init__(self, content: TableContent) -> None:
        self.content = content
        self.findings: list[Finding] = []

    def index_of(self, name: str, place: Place) -> int | None:
        """Return the index of a column. `D04`: there is no such column, or there are several."""
        known = clean(name)
        if known in self.content.repeated:
            message = f"{self.content.path} has two columns “{known}”"
            place = self.content.repeated[known]
            self.findings.append(Finding(place, "D04", message, "rename one of them"))
        elif known not in self.content.columns:
            message = f"{self.content.path} has no column “{known}”"
            hint = did_you_mean(known, self.content.columns)
            self.findings.append(Finding(place, "D04", message, hint))
        return self.content.columns.get(known)

    def read(self, text: str, node: Node, *, is_constant: bool = False) -> CellText:
        """Return the name of a column, or a text with columns in braces.

        With `is_constant`, a text without braces that names no column stays as it is.
        """
        is_name = clean(text) in self.content.columns or not (_COLUMN.search(text) or is_constant)
        if not is_name:
            return self.read_text(text, node)
        index = self.index_of(text, node.place)
        return CellText((text,) if index is None else (index,), node.place)

    def read_text(self, text: str, node: Node) -> CellText:
        """Return a text with columns in braces. Braces in formulas are TeX, unless they are one."""
        formulas = [found.span() for found in FORMULA.finditer(text)]
        parts: list[str | int] = []
        end = 0
        for found in _COLUMN.finditer(text):
            is_tex = any(start < found.start() < stop for start, stop in formulas)
            if is_tex and clean(found[1]) not in self.content.columns:
                continue
            index = self.index_of(found[1], place_within(node, found.start(1), found.end(1)))
            parts += filter(None, (text[end : found.start()],))
            parts += [found[0]] if index is None else [index]
            end = found.end()
        return CellText((*parts, *filter(None, (text[end:],))), node.place)


def split_cell(cell: TableCell, separator: str) -> Iterator[TableCell]:
    """Yield the values of a cell that has several, without empty ones."""
    from msgspec.structs import replace

    column = cell.place.column
    for part in cell.text.split(separator):
        if text := part.strip():
            at = column + len(part) - len(part.lstrip())
            is_exact = cell.place.length == len(cell.text)
            place = replace(cell.place, column=at, length=len(text)) if is_exact else cell.place
            yield TableCell(text, place)
        column += len(part) + len(separator)
