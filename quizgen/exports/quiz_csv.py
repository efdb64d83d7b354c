"""A quiz as tables: `key.csv` for marking, and `items-map.csv` with the numbers of items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.exports.csv_table import Row, write_table
from quizgen.exports.export_format import NO_PARTS, ExportFormat, ItemPart
from quizgen.exports.publication import Publication
from quizgen.questions.style import Style
from quizgen.quizzes.item_map import map_items


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
    yield "key.csv", write_table(("form", "number", "item", "answer", "points"), key)
    letters = [form.letter for form in forms]
    numbers: Iterable[Row] = (
        (item.id, *(numbers[letter] for letter in letters)) for item, numbers in map_items(forms)
    )
    yield "items-map.csv", write_table(("item", *letters), numbers)


def _parts_of(style: Style) -> frozenset[ItemPart]:
    return frozenset({ItemPart.ANSWER}) if style.sheet else NO_PARTS


TABLES = ExportFormat(
    "tables",
    "a quiz's key and item map as CSV, for spreadsheets",
    make_files,
    _parts_of,
    frozenset({"quiz"}),
)
