"""Flashcards on paper: ten to a page, backs mirrored for duplex printing along the long edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.exports.html.pages import render_page
from quizgen.exports.publication import Publication
from quizgen.facts.styles import Style
from quizgen.questions.item import Item

COLUMNS, ROWS = 2, 5
_STYLES = (Style.FLASHCARD, Style.REVERSE, Style.CLOZE)
_SIZES = ((90, "large"), (150, "medium"), (230, "small"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper: the cards of its front, and the same ones as they stand on its back."""

    number: int
    fronts: tuple[Item | None, ...]
    backs: tuple[Item | None, ...]


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `flashcards.html` with every memory card of the deck."""
    items = [item for item in publication.items if item.style in _STYLES]
    sheets = tuple(make_sheets(items))
    context = {"sheets": sheets, "columns": COLUMNS, "rows": ROWS, "size_of": size_of}
    yield "flashcards.html", render_page(publication.deck, "flashcards.j2.html", **context)


def make_sheets(items: Sequence[Item]) -> Iterator[Sheet]:
    """Yield sheets of COLUMNS x ROWS cards; a partial last one is filled up with None."""
    per_sheet = COLUMNS * ROWS
    for number, start in enumerate(range(0, len(items), per_sheet), 1):
        cards: list[Item | None] = list(items[start : start + per_sheet])
        cards += [None] * (per_sheet - len(cards))
        rows = [cards[row : row + COLUMNS] for row in range(0, per_sheet, COLUMNS)]
        mirrored = tuple(card for row in rows for card in reversed(row))
        yield Sheet(number, tuple(cards), mirrored)


def size_of(text: str) -> str:
    """Return the class of type that a text of this length is set in, so that it fits its card."""
    return next((size for length, size in _SIZES if len(text) <= length), "smallest")
