"""Positions of both sides of each card, so that they align when the cards are cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from quizgen.exports.html.card_sides import PaperCard, TypesetSide
from quizgen.exports.html.card_stocks import Box, Line, Stock


class Layout(StrEnum):
    """An arrangement of the two sides of cards on paper.

    If paper in portrait is turned over its long edge, columns are mirrored; over its short edge,
    rows. With a fold, both sides are next to each other on one page. A list is not cut.
    """

    DUPLEX_LONG = "duplex-long"
    DUPLEX_SHORT = "duplex-short"
    FOLD = "fold"
    LIST = "list"

    @property
    def has_backs(self) -> bool:
        """Whether backs are printed on the other side of the paper."""
        return self in _BACKS


class Offset(Struct, frozen=True):
    """The shift of backs in mm, to the right and down as seen on the page."""

    x: float = 0.0
    y: float = 0.0


NO_OFFSET = Offset()


class CardPosition(Struct, frozen=True):
    """A side of a card and its position on the page."""

    box: Box
    typeset: TypesetSide


class CardPage(Struct, frozen=True):
    """One printed page; `side` is “fronts”, “backs”, or “cards” for both."""

    number: int
    side: str
    cells: tuple[CardPosition, ...]
    offset: Offset = NO_OFFSET


def stock_for(layout: Layout, stock: Stock) -> Stock:
    """Return the stock as a layout uses it: with columns in pairs for a fold."""
    return stock.folded() if layout is Layout.FOLD else stock


def marks_for(layout: Layout, stock: Stock) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the crop marks and fold lines of each page, for a stock from `stock_for`."""
    if layout is Layout.FOLD:
        return stock.crop_marks(columns_apart=2), stock.folds()
    return stock.crop_marks(), ()


def lay_out(
    cards: Sequence[PaperCard], layout: Layout, stock: Stock, offset: Offset = NO_OFFSET
) -> Iterator[CardPage]:
    """Yield the pages in printing order; the last page has the same grid even if it is not full."""
    if layout is Layout.FOLD:
        for number, chunk in _batches(cards, stock.per_page // 2):
            yield CardPage(number, "cards", tuple(_folded_cells(chunk, stock)))
        return
    for number, chunk in _batches(cards, stock.per_page):
        cells = [divmod(index, stock.columns)[::-1] for index in range(len(chunk))]
        fronts = (
            CardPosition(stock.box(*cell), card.front)
            for cell, card in zip(cells, chunk, strict=True)
        )
        yield CardPage(number, "fronts", tuple(fronts))
        mirrored = (_BACKS[layout](*cell, stock) for cell in cells)
        backs = (CardPosition(box, card.back) for box, card in zip(mirrored, chunk, strict=True))
        yield CardPage(number, "backs", tuple(backs), offset)


def _batches(cards: Sequence[PaperCard], size: int) -> Iterator[tuple[int, Sequence[PaperCard]]]:
    starts = range(0, len(cards), size)
    return enumerate((cards[start : start + size] for start in starts), 1)


def _folded_cells(cards: Sequence[PaperCard], stock: Stock) -> Iterator[CardPosition]:
    for index, card in enumerate(cards):
        row, pair = divmod(index, stock.columns // 2)
        yield CardPosition(stock.box(2 * pair, row), card.front)
        yield CardPosition(stock.box(2 * pair + 1, row), card.back)


def _mirror_columns(column: int, row: int, stock: Stock) -> Box:
    return stock.box(stock.columns - 1 - column, row)


def _mirror_rows(column: int, row: int, stock: Stock) -> Box:
    return stock.box(column, stock.rows - 1 - row)


_BACKS: Mapping[Layout, Callable[[int, int, Stock], Box]] = MappingProxyType(
    {Layout.DUPLEX_LONG: _mirror_columns, Layout.DUPLEX_SHORT: _mirror_rows}
)
