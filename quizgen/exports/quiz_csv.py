"""A quiz as tables: `key.csv` for marking, and `items-map.csv` with the item numbers of each form.

Both are written for spreadsheets, as UTF-8 with a byte order mark: Excel misreads UTF-8 without it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from quizgen.exports.export_format import NO_PARTS, ExportFormat, ItemPart
from quizgen.exports.publication import Publication
from quizgen.questions.style import Style
from quizgen.quizzes.item_map import map_items

Row = tuple[str | int, ...]

_FORMULA = re.compile(r"[=@]|[+-](?![\d.,]+$)")
"""Cells that a spreadsheet would run as a formula."""


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `key.csv`, with a row per item and form, and `items-map.csv`, with a row per item.

    The answer in `key.csv` is a letter, letters or ranks, or text for answers in words.
    """
    forms = publication.forms
    key: Iterable[Row] = (
        (form.letter, entry.number, entry.item.id, entry.marks or entry.item.answer, entry.points)
        for form in forms
        for entry in form.questions
    )
    yield "key.csv", _table(("form", "number", "item", "answer", "points"), key)
    letters = [form.letter for form in forms]
    numbers: Iterable[Row] = (
        (item.id, *(numbers[letter] for letter in letters)) for item, numbers in map_items(forms)
    )
    yield "items-map.csv", _table(("item", *letters), numbers)


def _table(head: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(map(_shown, rows))
    return text.getvalue().encode("utf-8-sig")


def _shown(row: Row) -> list[str]:
    """Return the cells of a row as text, with an apostrophe before anything like a formula."""
    return [f"'{cell}" if _FORMULA.match(cell) else cell for cell in map(str, row)]


def _parts_of(style: Style) -> frozenset[ItemPart]:
    return frozenset({ItemPart.ANSWER}) if style.sheet else NO_PARTS


TABLES = ExportFormat(
    "tables",
    "a quiz's key and item map as CSV, for spreadsheets",
    make_files,
    _parts_of,
    frozenset({"quiz"}),
)
