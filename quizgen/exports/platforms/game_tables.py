"""Tables for quiz games: Blooket, Gimkit and Wayground (formerly Quizizz), by their templates."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.exports.csv_table import Row, write_table
from quizgen.exports.export_format import NO_PARTS, ExportFormat, ItemPart
from quizgen.exports.platforms.question_answers import find_hard_answer, typed_answers
from quizgen.exports.platforms.question_texts import feedback_line, find_needed_media, plain_line
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import Choice, Gap, TextEntry
from quizgen.questions.item import Item
from quizgen.questions.style import Style

MOST_OPTIONS = 4
"""The number of options that Blooket, Gimkit and Kahoot have room for."""
_SECONDS = 30
_BLOOKET = (
    "Question #",
    "Question Text",
    "Answer 1",
    "Answer 2",
    "Answer 3\n(Optional)",
    "Answer 4\n(Optional)",
    "Time Limit (sec)\n(Max: 300 seconds)",
    "Correct Answer(s)\n(Only include Answer #)",
)
_GIMKIT = (
    "Question",
    "Correct Answer",
    "Incorrect Answer 1",
    "Incorrect Answer 2 (Optional)",
    "Incorrect Answer 3 (Optional)",
)
_WAYGROUND_OPTIONS = 5
_WAYGROUND = (
    "Question Text",
    "Question Type",
    *(f"Option {number}" for number in range(1, _WAYGROUND_OPTIONS + 1)),
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
)


def padded(texts: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Return as many plain texts as a table has columns for; some may be empty."""
    return (*map(plain_line, texts[:count]), *[""] * (count - len(texts)))


def key_of(item: Item) -> int:
    """Return the number of the right option of a choice, from 1."""
    return item.interaction.key + 1 if isinstance(item.interaction, Choice) else 0


def make_blooket(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the table: a title, the names of the columns, and a row per question."""
    title: Row = ("Blooket\nImport Template", *[""] * (len(_BLOOKET) - 1))
    rows: list[Row] = [
        (
            number,
            plain_line(item.stem),
            *padded(item.options, MOST_OPTIONS),
            _SECONDS,
            key_of(item),
        )
        for number, item in enumerate(publication.items, 1)
    ]
    table = write_table(title, [_BLOOKET, *rows], is_guarded=False)
    yield f"{publication.name}.blooket.csv", table


def make_gimkit(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the table: a title, the names of the columns, and a row per question, key first."""
    title: Row = ("Gimkit Spreadsheet Import Template", *[""] * (len(_GIMKIT) - 1))
    rows = [_gimkit_row(item) for item in publication.items]
    table = write_table(title, [_GIMKIT, *rows], is_guarded=False)
    yield f"{publication.name}.gimkit.csv", table


def _gimkit_row(item: Item) -> Row:
    wrong = item.interaction.distractors if isinstance(item.interaction, Choice) else ()
    return (plain_line(item.stem), plain_line(item.answer), *padded(wrong, MOST_OPTIONS - 1))


def make_wayground(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the table: the names of the columns, and a row per question."""
    rows = map(_wayground_row, publication.items)
    table = write_table(_WAYGROUND, rows, is_guarded=False)
    yield f"{publication.name}.wayground.csv", table


def _wayground_row(item: Item) -> Row:
    """Return the row of a question. The options of a blank are the accepted answers."""
    is_choice = isinstance(item.interaction, Choice)
    type_ = "Multiple Choice" if is_choice else "Fill-in-the-Blank"
    options = item.options if is_choice else typed_answers(item)
    key: str | int = key_of(item) if is_choice else ""
    cells = padded(options, _WAYGROUND_OPTIONS)
    return (plain_line(item.stem), type_, *cells, key, _SECONDS, "", feedback_line(item))


def find_game_obstacle(deck: Deck, item: Item) -> str:
    """Return why a game cannot ask an item: its picture, its options, or its answer."""
    if obstacle := find_needed_media(deck, item):
        return obstacle
    if len(item.options) > MOST_OPTIONS:
        return f"it has more than {MOST_OPTIONS} options"
    return find_hard_answer(deck, item)


def choice_parts(style: Style) -> frozenset[ItemPart]:
    """Return the parts that a format of multiple choice in plain characters carries."""
    parts = frozenset({ItemPart.STEM, ItemPart.OPTIONS, ItemPart.ANSWER})
    return parts if style.interaction is Choice else NO_PARTS


def _wayground_parts(style: Style) -> frozenset[ItemPart]:
    about = frozenset({ItemPart.RATIONALE, ItemPart.QUOTE, ItemPart.SOURCE})
    if style.interaction in (TextEntry, Gap):
        return about | {ItemPart.STEM, ItemPart.ANSWER}
    return choice_parts(style) | about if style.interaction is Choice else NO_PARTS


BLOOKET = ExportFormat(
    "blooket",
    "multiple choice for Blooket",
    make_blooket,
    choice_parts,
    frozenset({"export"}),
    find_obstacle=find_game_obstacle,
)
GIMKIT = ExportFormat(
    "gimkit",
    "multiple choice for Gimkit",
    make_gimkit,
    choice_parts,
    frozenset({"export"}),
    find_obstacle=find_game_obstacle,
)
WAYGROUND = ExportFormat(
    "wayground",
    "multiple choice and blanks for Wayground, formerly Quizizz",
    make_wayground,
    _wayground_parts,
    frozenset({"export"}),
    conversions={
        TextEntry: "a blank that accepts the listed answers only",
        Gap: "a blank that accepts one spelling",
    },
    find_obstacle=find_game_obstacle,
)
