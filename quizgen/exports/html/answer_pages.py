"""The frame of an answer sheet’s pages, the same on each, and the parts of one page."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from quizgen.exports.html.answer_parts import (
    Bubble,
    Example,
    Label,
    Rectangle,
    Words,
    WritingLine,
    height_in,
)
from quizgen.exports.html.corner_marks import CORNERS, CornerMark
from quizgen.exports.page_setup import PAPERS, PageSetup, Type

MARGIN = 12.5
"""The distance of everything printed from the edge of the paper."""
MARK = 7.5
"""The side of a corner mark."""
QR_SIDE = 24.0
"""The side of the QR code, without its quiet zone."""
QUIET = 4.6
"""The quiet zone around the QR code: four modules of the smallest code."""

BOTTOM_ROOM = {Type.STANDARD: 8.0, Type.LARGE: 13.0, Type.DYSLEXIA: 9.5}
"""The height of the footer."""


class Frame(Struct, frozen=True):
    """The size of a page, and the boxes of what every page has."""

    width: float
    height: float
    footer_height: float

    @classmethod
    def of(cls, setup: PageSetup) -> Frame:
        """Return the frame of a paper and a typography."""
        paper = PAPERS[setup.paper]
        return cls(float(paper.width), float(paper.height), BOTTOM_ROOM[setup.type])

    @property
    def corners(self) -> tuple[CornerMark, ...]:
        """The four corner marks, clockwise from the top left."""
        right, bottom = self.width - MARGIN - MARK, self.height - MARGIN - MARK
        at = ((MARGIN, MARGIN), (right, MARGIN), (right, bottom), (MARGIN, bottom))
        return tuple(
            CornerMark(id_, corner, round(x, 2), round(y, 2), MARK)
            for id_, (corner, (x, y)) in enumerate(zip(CORNERS, at, strict=True))
        )

    @property
    def qr(self) -> Rectangle:
        """The QR code without its quiet zone, to the left of the top right corner mark."""
        x = self.width - MARGIN - MARK - QUIET - QR_SIDE
        return Rectangle(round(x, 2), MARGIN, QR_SIDE, QR_SIDE)

    @property
    def title(self) -> Rectangle:
        """The title, to the left of the QR code."""
        x = MARGIN + MARK + 4
        return Rectangle(x, MARGIN, round(self.qr.x - QUIET - x, 2), 15)

    def below_title(self, title: Words) -> Rectangle:
        """Return the box for the name of the page, its form and id, below the title."""
        box = self.title
        y = round(box.y + height_in(box.width, title.text, title.size) + 0.5, 2)
        return replace(box, y=y, height=round(MARGIN + QR_SIDE - y, 2))

    @property
    def fields_top(self) -> float:
        """The top of the first fields."""
        return round(MARGIN + QR_SIDE + QUIET, 2)

    @property
    def footer(self) -> tuple[Rectangle, Rectangle]:
        """The boxes of the title and of form and page, between the lower corner marks."""
        x, y = MARGIN + MARK + 4, round(self.height - MARGIN - self.footer_height, 2)
        width = self.width - 2 * x
        left = round(0.48 * width, 2)
        right = Rectangle(round(x + left + 4, 2), y, round(width - left - 4, 2), self.footer_height)
        return Rectangle(x, y, left, self.footer_height), right


class PageParts(Struct):
    """What is on one page besides its frame. `fields` has the boxes to write in, by role."""

    words: list[Words] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    bubbles: list[Bubble] = field(default_factory=list)
    digits: list[Bubble] = field(default_factory=list)
    boxes: list[Rectangle] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    lines: list[WritingLine] = field(default_factory=list)
    fields: dict[str, Rectangle] = field(default_factory=dict)
