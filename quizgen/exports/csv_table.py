"""Tables for spreadsheets, as UTF-8 with a byte order mark: Excel misreads UTF-8 without it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

Row = tuple[str | int, ...]

_FORMULA = re.compile(r"[=@]|[+-](?![\d.,]+$)")
"""Cells that a spreadsheet would run as a formula."""


def write_table(head: Row, rows: Iterable[Row], *, is_guarded: bool = True) -> bytes:
    """Return a table as CSV, guarded against formulas unless a program reads the cells as text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(map(shown_cells, rows) if is_guarded else rows)
    return text.getvalue().encode("utf-8-sig")


def shown_cells(row: Row) -> list[str]:
    """Return the cells of a row as text, with an apostrophe before anything like a formula."""
    return [f"'{cell}" if _FORMULA.match(cell) else cell for cell in map(str, row)]
