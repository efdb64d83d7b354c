"""Paper and cards: what is cut out of what, in millimetres from the upper left corner of a page.

Everything here is plain geometry. The template prints it, and tests hold the printed page to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from quizgen.exports.html.page_setup import Paper

MARGIN = 8.0
"""The least margin around the cards of a custom size: room for crop marks that printers reach."""
_UNPRINTABLE = 3.0
_CLEAR = 3.0
_MARK = 8.0
_SHORTEST_MARK = 2.0
_SMALLEST = (40.0, 30.0)
_MEASURES = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)mm")


class Size(Struct, frozen=True):
    """A width and a height in mm."""

    width: float
    height: float

    def __str__(self) -> str:
        return f"{self.width:g} × {self.height:g} mm"


class Box(Struct, frozen=True):
    """A rectangle on a page, in mm."""

    left: float
    top: float
    width: float
    height: float


class Line(Struct, frozen=True):
    """A line on a page, in mm: down from its point if `upright`, else across."""

    left: float
    top: float
    length: float
    upright: bool


PAPERS: Mapping[Paper, Size] = MappingProxyType(
    {Paper.A4: Size(210, 297), Paper.LETTER: Size(215.9, 279.4)}
)


class Stock(Struct, frozen=True):
    """A page of cards: `columns` by `rows` of them without gaps, in the middle of the page.

    `padding` is what a card keeps free on every side: more where its edge is the edge of the paper,
    which printers do not reach.
    """

    page: Size
    card: Size
    columns: int
    rows: int
    padding: float = 4.5

    @property
    def left(self) -> float:
        """The margin left and right of the cards."""
        return (self.page.width - self.columns * self.card.width) / 2

    @property
    def top(self) -> float:
        """The margin above and below the cards."""
        return (self.page.height - self.rows * self.card.height) / 2

    @property
    def per_page(self) -> int:
        """How many cards a page holds."""
        return self.columns * self.rows

    def box(self, column: int, row: int) -> Box:
        """Return where a card stands, counted from 0."""
        left = self.left + column * self.card.width
        return Box(left, self.top + row * self.card.height, self.card.width, self.card.height)

    def folded(self) -> Stock:
        """Return the stock whose cards stand in pairs, front left and back right of a fold.

        A single column is folded in its middle, so its cards are half as wide. Of an odd number of
        columns the last is left out.
        """
        if self.columns == 1:
            return replace(self, card=Size(self.card.width / 2, self.card.height), columns=2)
        return replace(self, columns=self.columns - self.columns % 2)

    def folds(self) -> tuple[Line, ...]:
        """Return the lines along which pairs of columns are folded."""
        length = self.rows * self.card.height
        lefts = (self.box(column, 0).left for column in range(1, self.columns, 2))
        return tuple(Line(left, self.top, length, upright=True) for left in lefts)

    def crop_marks(self, columns_apart: int = 1) -> tuple[Line, ...]:
        """Return the marks in the margins that a knife follows; none in a margin without room.

        `columns_apart` is 2 where pairs of columns stay together.
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
    """Yield start and length of the marks in the two margins of a page of this extent."""
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
"""The stocks with a name: plain A4, Letter (Avery 5371 and its like), index cards in inches."""


_HAIR = 1e-6
"""Millimetres by which sums of such measures are off, in binary: six times 43.9 are 263.4."""


def read_stock(text: str, paper: Paper = Paper.A4) -> Stock:
    """Return the stock of a name, or as many cards of `90x60mm` as fit on a page of the paper.

    Raises ValueError, saying what would be right, for anything else.
    """
    if text in STOCKS:
        return STOCKS[text]
    measures = _MEASURES.fullmatch(text)
    if not measures:
        known = ", ".join(STOCKS)
        raise ValueError(f"no stock “{text}”: {known}, or a size such as 90x60mm")
    return _fit_cards(Size(*map(float, measures.groups())), PAPERS[paper])


def _fit_cards(card: Size, page: Size) -> Stock:
    largest = Size(page.width - 2 * MARGIN + _HAIR, page.height - 2 * MARGIN + _HAIR)
    fits = _SMALLEST[0] <= card.width <= largest.width
    if not (fits and _SMALLEST[1] <= card.height <= largest.height):
        raise ValueError(f"cards measure {Size(*_SMALLEST)} at least and {largest} at most")
    return Stock(page, card, int(largest.width // card.width), int(largest.height // card.height))
