"""Kahoot’s spreadsheet: multiple choice within its limits of length, as an XLSX file."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.exports.export_format import ExportFormat
from quizgen.exports.platforms.game_tables import (
    MOST_OPTIONS,
    choice_parts,
    find_game_obstacle,
    key_of,
    padded,
)
from quizgen.exports.platforms.question_texts import plain_line
from quizgen.exports.platforms.xlsx_workbook import Cells, write_workbook
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item

LONGEST_QUESTION, LONGEST_ANSWER = 120, 75
SECONDS = (5, 10, 20, 30, 60, 90, 120, 240)
"""The times that Kahoot allows. Long questions get the second of the two that are used."""
_SHORT, _LONG, _LONG_TEXT = 20, 30, 160
_HEAD_ROW = 8
_HEAD = (
    "",
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, MOST_OPTIONS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the workbook: a title, the names of the columns in row 8, and a row per question."""
    rows: dict[int, Cells] = {
        2: ("", "Quiz template"),
        3: ("", publication.title),
        _HEAD_ROW: _HEAD,
    }
    for number, item in enumerate(publication.items, 1):
        rows[_HEAD_ROW + number] = _row(number, item)
    yield f"{publication.name}.kahoot.xlsx", write_workbook(rows)


def _row(number: int, item: Item) -> Cells:
    stem, options = plain_line(item.stem), padded(item.options, MOST_OPTIONS)
    seconds = _LONG if len(stem) + sum(map(len, options)) > _LONG_TEXT else _SHORT
    return (number, stem, *options, seconds, key_of(item))


def _find_obstacle(deck: Deck, item: Item) -> str:
    if len(plain_line(item.stem)) > LONGEST_QUESTION:
        return f"the question has more than {LONGEST_QUESTION} characters"
    if any(len(plain_line(option)) > LONGEST_ANSWER for option in item.options):
        return f"an option has more than {LONGEST_ANSWER} characters"
    return find_game_obstacle(deck, item)


KAHOOT = ExportFormat(
    "kahoot",
    "multiple choice for Kahoot, as a spreadsheet",
    make_files,
    choice_parts,
    frozenset({"export"}),
    find_obstacle=_find_obstacle,
    is_text=False,
)
