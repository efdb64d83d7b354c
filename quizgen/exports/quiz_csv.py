"""A quiz as tables: `key.csv` to mark by, and `items-map.csv` with each item's number on each form.

They are written for spreadsheets: UTF-8 with a byte order mark, without which Excel takes it for
something else.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from quizgen.exports.publication import Publication
from quizgen.quizzes.item_map import map_items

Row = tuple[str | int, ...]

_FORMULA = re.compile(r"[=@]|[+-](?![\d.,]+$)")
"""What a spreadsheet would compute, or run, instead of showing it."""


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `key.csv`, a row a question of a form, and `items-map.csv`, a row an item.

    The answer is what a right sheet shows: a letter, letters, ranks, or the answer as text.
    """
    forms = publication.forms
    key: Iterable[Row] = (
        (form.letter, one.number, one.item.id, one.marks or one.item.answer, one.points)
        for form in forms
        for one in form.questions
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
    """Return a row as texts, with an apostrophe before what would be taken for a formula."""
    return [f"'{cell}" if _FORMULA.match(cell) else cell for cell in map(str, row)]
