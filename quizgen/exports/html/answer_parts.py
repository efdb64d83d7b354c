"""The parts of an answer sheet's page: words, bubbles, lines. Lengths are in millimetres.

Positions are distances from the top left corner of the page. Type sizes are in points.
"""

from __future__ import annotations

from msgspec import Struct

from quizgen.exports.html.text_fitting import MM_PER_POINT, height_of, width_of
from quizgen.exports.page_setup import Type

LINE_HEIGHT = 1.25
"""The distance of lines of words, relative to the type size."""
_SPACED = 0.9
"""The part of a width that letters can use, since type for dyslexia is spaced."""


class Metrics(Struct, frozen=True):
    """Type sizes in points; the sizes and distances of bubbles and rows in millimetres."""

    text: float
    title: float
    number: float
    footer: float
    letter: float
    bubble: float
    pitch: float
    row: float
    line: float


METRICS = {
    Type.STANDARD: Metrics(9.5, 16, 11, 8.5, 7, bubble=5.2, pitch=7, row=7, line=8.5),
    Type.LARGE: Metrics(18, 24, 18, 14, 13, bubble=8.4, pitch=10.6, row=11, line=15),
    Type.DYSLEXIA: Metrics(12, 17, 12, 10, 8, bubble=5.2, pitch=7.4, row=7.6, line=10),
}
"""The metrics of each typography."""


class Rectangle(Struct, frozen=True):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


class Words(Struct, frozen=True):
    """A text in a box, whose type size makes it fit. `role` is the end of its class in the page.

    It begins at the top of the box, or with `hangs` ends at the bottom.
    """

    box: Rectangle
    text: str
    size: float
    role: str = ""
    hangs: bool = False


class Label(Struct, frozen=True):
    """A short text centred on a height, which begins, ends or is centred at `x`."""

    x: float
    y: float
    text: str
    size: float
    anchor: str = "start"

    @property
    def baseline(self) -> float:
        """The height of the baseline, from the height of capitals."""
        return round(self.y + 0.35 * self.mm, 2)

    @property
    def mm(self) -> float:
        """The type size in millimetres."""
        return round(self.size * MM_PER_POINT, 3)


class Bubble(Struct, frozen=True):
    """A circle to fill in, by its centre, for an option of an item or a digit.

    `number` is the item, or the place of the digit from 1. `letter` is the answer that it marks.
    """

    x: float
    y: float
    diameter: float
    number: int
    letter: str


class Example(Struct, frozen=True):
    """A circle that shows a way to mark: `filled`, or wrongly a `cross`, a `tick` or a `dot`."""

    x: float
    y: float
    diameter: float
    way: str


class WritingLine(Struct, frozen=True):
    """A line to write on, by its left end. An answer’s line has its item’s number.

    `label` is the premise or event that the line is for, if an item has several.
    """

    x: float
    y: float
    width: float
    height: float = 0
    number: int = 0
    label: str = ""


def fit_words(
    text: str, box: Rectangle, largest: float, role: str = "", *, hangs: bool = False
) -> Words:
    """Return a text with the largest type size, up to `largest`, in which it fits a box."""
    size = largest
    while size > 1 and height_of(text, size, _SPACED * box.width, LINE_HEIGHT) > box.height:
        size *= 0.95
    return Words(box, text, round(size, 2), role, hangs)


def one_line(text: str, at: tuple[float, float], size: float, role: str, room: float) -> Words:
    """Return a text on one line, smaller if it needs more room.

    `at` is where it begins, and the middle of its height.
    """
    needed = width_on_a_line(text, size)
    size = round(size * min(1, room / needed), 2)
    height = LINE_HEIGHT * size * MM_PER_POINT
    top = round(at[1] - height / 2, 2)
    return Words(
        Rectangle(round(at[0], 2), top, min(needed, room), round(height, 2)), text, size, role
    )


def height_in(width: float, text: str, size: float) -> float:
    """Return the height that a text needs in a width."""
    return round(height_of(text, size, _SPACED * width, LINE_HEIGHT) + 0.5, 2)


def width_on_a_line(text: str, size: float) -> float:
    """Return the width that a text on one line needs."""
    return round(sum(map(width_of, text)) * size * MM_PER_POINT / _SPACED + 0.1, 2)
