"""Card stocks: paper, cards and their positions, in mm from the upper left corner of a page.

The template prints this geometry, and tests compare it with printed pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from quizgen.exports.page_setup import PAPERS, Paper, Size

MARGIN = 8.0
"""The minimum margin around cards of a custom size: room for crop marks in the printable area."""
_UNPRINTABLE = 3.0
_CLEAR = 3.0
_MARK = 8.0
_SHORTEST_MARK = 2.0
_SMALLEST = (40.0, 30.0)
_MEASURES = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)mm")


class Box(Struct, frozen=True):
    """A rectangle on a page, in mm."""

    left: float
    top: float
    width: float
    height: float


class Line(Struct, frozen=True):
    """A line on a page, in mm: down from its start if `upright`, else to the right."""

    left: float
    top: float
    length: float
    upright: bool


class Stock(Struct, frozen=True):
    """A page of cards: `columns` by `rows` cards without gaps, in the centre of the page.

    `padding` is the space inside the edges of a card. It is larger if they are edges of the paper,
    where printers cannot print.
    """

    page: Size
    card: Size
    columns: int
    rows: int
    padding: float = 4.5

    @property
    def left(self) -> float:
        """The margin to the left and right of the cards."""
        return (self.page.width - self.columns * self.card.width) / 2

    @property
    def top(self) -> float:
        """The margin above and below the cards."""
        return (self.page.height - self.rows * self.card.height) / 2

    @property
    def per_page(self) -> int:
        """The number of cards on a page."""
        return self.columns * self.rows

    def box(self, column: int, row: int) -> Box:
        """Return the position of a card; columns and rows count from 0."""
        left = self.left + column * self.card.width
        return Box(left, self.top + row * self.card.height, self.card.width, self.card.height)

    def folded(self) -> Stock:
        """Return the stock with columns in pairs, the front left and the back right of a fold.

        A single column is folded in its middle, so that its cards are half as wide. If the number
        of columns is odd, the last one stays empty.
        """
        if self.columns == 1:
            return replace(self, card=Size(self.card.width / 2, self.card.height), columns=2)
        return replace(self, columns=self.columns - self.columns % 2)

    def folds(self) -> tuple[Line, ...]:
        """Return the fold lines of pairs of columns."""
        length = self.rows * self.card.height
        lefts = (self.box(column, 0).left for column in range(1, self.columns, 2))
        return tuple(Line(left, self.top, length, upright=True) for left in lefts)

    def crop_marks(self, columns_apart: int = 1) -> tuple[Line, ...]:
        """Return the crop marks in the margins; a margin without enough room has none.

        `columns_apart` is 2 if pairs of columns stay together.
        """
        lefts = [self.box(column, 0).left for column in range(0, self.columns + 1, columns_apart)]
        tops = [self.box(0, row).top for row in range(self.rows + 1)]
        down = [
            Line(left, start, length, upright=True)
            for start, length in _marks_along(self.page.height, self.top)
            for left in lefts
        ]
        across = [
            Line(start, top, length, upright=False)
            for start, length in _marks_along(self.page.width, self.left)
            for top in tops
        ]
        return (*down, *across)


def _marks_along(page: float, margin: float) -> Iterator[tuple[float, float]]:
    """Yield the start and length of the marks in both margins along one side of a page."""
    length = min(_MARK, margin - _UNPRINTABLE - _CLEAR)
    if length >= _SHORTEST_MARK:
        yield margin - _CLEAR - length, length
        yield page - margin + _CLEAR, length


STOCKS: Mapping[str, Stock] = MappingProxyType(
    {
        "a4": Stock(PAPERS[Paper.A4], Size(85, 55), columns=2, rows=5),
        "avery-5371": Stock(PAPERS[Paper.LETTER], Size(88.9, 50.8), columns=2, rows=5),
        "3x5": Stock(Size(127, 76.2), Size(127, 76.2), columns=1, rows=1, padding=7),
        "4x6": Stock(Size(152.4, 101.6), Size(152.4, 101.6), columns=1, rows=1, padding=8),
    }
)
"""The stocks with a name: plain A4, Letter (Avery 5371 and compatible), index cards."""


_HAIR = 1e-6
"""Tolerance in mm for rounding errors of floats, as in 6 × 43.9."""


def read_stock(text: str, paper: Paper = Paper.A4) -> Stock:
    """Return a stock by name, or the stock of a card size such as `90x60mm` on the paper.

    Raises ValueError, with the valid values, for any other text.
    """
    if text in STOCKS:
        return STOCKS[text]
    measures = _MEASURES.fullmatch(text)
    if not measures:
        known = ", ".join(STOCKS)
        raise ValueError(f"unknown stock “{text}”; use {known}, or a size such as 90x60mm")
    return _fit_cards(Size(*map(float, measures.groups())), PAPERS[paper])


def _fit_cards(card: Size, page: Size) -> Stock:
    largest = Size(page.width - 2 * MARGIN + _HAIR, page.height - 2 * MARGIN + _HAIR)
    fits = _SMALLEST[0] <= card.width <= largest.width
    if not (fits and _SMALLEST[1] <= card.height <= largest.height):
        raise ValueError(f"cards must be at least {Size(*_SMALLEST)} and at most {largest}")
    return Stock(page, card, int(largest.width // card.width), int(largest.height // card.height))
