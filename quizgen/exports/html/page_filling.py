"""Divide what is printed into pages before an engine does.

Engines break pages at different places, and WebKit repeats neither margins nor the foot of a page.
So each printed page is a box of its own, with its own foot, and all engines print the same pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")
Column = tuple[T, ...]
"""What is in one column of a page, from top to bottom."""


class PageBlock(Struct, Generic[T], frozen=True):
    """Something that stays in one piece, with its height in mm."""

    content: T
    height: float


class Room(Struct, frozen=True):
    """The space of pages: heights in mm of the columns of the first page and of the others."""

    first: float
    other: float
    columns: int = 1


def fill_pages(blocks: Sequence[PageBlock[T]], room: Room) -> list[tuple[Column[T], ...]]:
    """Return the columns of each page, on as few pages as possible, about equally full.

    Equally full pages leave no lone question on the last one. There is always a first page. A block
    that is higher than a page has one to itself.
    """
    columns = _fill_columns(blocks, room, 1)
    pages = _count_pages(columns, room)
    for percent in range(99, 0, -1):
        tighter = _fill_columns(blocks, room, percent / 100)
        if _count_pages(tighter, room) > pages:
            break
        columns = tighter
    step = room.columns
    return [tuple(columns[at : at + step]) for at in range(0, len(columns), step)]


def _count_pages(columns: Sequence[Column[T]], room: Room) -> int:
    return -(-len(columns) // room.columns)


def _fill_columns(blocks: Sequence[PageBlock[T]], room: Room, share: float) -> list[Column[T]]:
    """Fill column after column, each to a share of its height."""
    columns: list[list[T]] = [[]]
    free = share * room.first
    for block in blocks:
        while block.height > free and (columns[-1] or len(columns) <= room.columns):
            columns.append([])
            free = share * (room.first if len(columns) <= room.columns else room.other)
        columns[-1].append(block.content)
        free -= block.height
    return [tuple(column) for column in columns]
