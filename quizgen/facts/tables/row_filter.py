"""Select the rows of a table by its `where:`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from quizgen.diagnostics import Finding, Place
from quizgen.facts.tables.cell_texts import ColumnNames, split_cell
from quizgen.facts.tables.rows import Row, TableCell
from quizgen.facts.tables.table_content import DeckTable
from quizgen.facts.yaml_tree import place_of
from quizgen.values.clean_texts import clean
from quizgen.values.texts import fold_case

_LIMIT = re.compile(r"(<=|>=|<|>)\s*(.*)")
_NUMBER = re.compile(r"[-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}


class _Condition(Struct, frozen=True):
    """A condition on a column: what it must have, and where the deck says so."""

    index: int
    wanted: tuple[str, ...]
    place: Place


class RowFilter:
    """The conditions of a table, with their findings.

    `D03`: a limit, or a cell that is compared with one, is not a number. `D04`: there is no such
    column.
    """

    def __init__(self, table: DeckTable, names: ColumnNames) -> None:
        self.separator = table.entry.separator
        self.findings: list[Finding] = []
        self._conditions: list[_Condition] = []
        for name, wanted in table.entry.where.items():
            index = names.index_of(name, place_of(table.node, ("where", name), key=True))
            place = place_of(table.node, ("where", name))
            broken = list(_find_broken_limits(wanted, place))
            self.findings += broken
            if index is not None and not broken:
                self._conditions.append(_Condition(index, wanted, place))

    def accepts(self, row: Row) -> bool:
        """Return whether a row meets all conditions."""
        return all(self._meets(row.cells[c.index], c) for c in self._conditions)

    def _meets(self, cell: TableCell, condition: _Condition) -> bool:
        return any(self._fits(cell, wanted) for wanted in condition.wanted)

    def _fits(self, cell: TableCell, wanted: str) -> bool:
        if limit := _LIMIT.fullmatch(wanted):
            return self._is_within(cell, limit[1], limit[2])
        negated = wanted.startswith("!=")
        text = fold_case(wanted.removeprefix("!=").removeprefix("=").strip())
        values = (cell.text, *(part.text for part in split_cell(cell, self.separator)))
        return any(fold_case(value) == text for value in values) != negated

    def _is_within(self, cell: TableCell, sign: str, limit: str) -> bool:
        text = clean(cell.text)
        if not text:
            return False
        number = read_number(text)
        if number is None:
            message = f"“{text}” is not a number, but `where:` compares it with {limit}"
            self.findings.append(
                Finding(cell.place, "D03", message, "write a number, as in 1,200.5")
            )
            return False
        return _COMPARE[sign](number, read_number(limit) or 0.0)


def read_number(text: str) -> float | None:
    """Return a number with a decimal point, and perhaps commas between thousands; else None."""
    if not _NUMBER.fullmatch(text):
        return None
    return float(text.replace(",", "").replace("−", "-"))


def _find_broken_limits(wanted: tuple[str, ...], place: Place) -> Iterator[Finding]:
    for text in wanted:
        limit = _LIMIT.fullmatch(text)
        if limit and read_number(limit[2]) is None:
            message = f"“{text}” has no number to compare with"
            yield Finding(place, "D03", message, 'write a limit such as "<= 118"')
