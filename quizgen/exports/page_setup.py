"""The setup of printed pages: paper, columns and type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from quizgen.formulas import length_of


class Paper(StrEnum):
    """A paper size."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def shown(self) -> str:
        """The name for users."""
        return {Paper.A4: "A4", Paper.LETTER: "US Letter"}[self]


class Size(Struct, frozen=True):
    """A width and a height in mm."""

    width: float
    height: float

    def __str__(self) -> str:
        return f"{self.width:g} × {self.height:g} mm"


PAPERS: Mapping[Paper, Size] = MappingProxyType(
    {Paper.A4: Size(210, 297), Paper.LETTER: Size(215.9, 279.4)}
)


class Type(StrEnum):
    """The typography of a sheet."""

    STANDARD = "standard"
    LARGE = "large"
    DYSLEXIA = "dyslexia"


_LINES = {Type.STANDARD: (78, 36), Type.LARGE: (46, 46), Type.DYSLEXIA: (66, 30)}
"""The approximate number of characters per line of a question, in one and in two columns."""

_BETWEEN = 7
"""The width, in characters, of the letter of an option and the space after the option."""


class PageSetup(Struct, frozen=True):
    """The setup of a quiz sheet and its key. Large print always has one column.

    `student_number` is the length of the number that answer sheets have a grid for, instead of that
    of the quiz; 0 for the quiz’s own.
    """

    paper: Paper = Paper.A4
    columns: int = 1
    type: Type = Type.STANDARD
    student_number: int = 0

    @property
    def flow(self) -> int:
        """The number of columns in use: 1 or 2."""
        return 1 if self.type is Type.LARGE else min(self.columns, 2)

    def arrange(self, options: Sequence[str]) -> str:
        """Return the arrangement of options: `row`, `pairs`, or `column` if an option is long."""
        line = _LINES[self.type][self.flow - 1]
        if max(map(length_of, options), default=0) > line // 3:
            return "column"
        return "row" if sum(length_of(option) + _BETWEEN for option in options) <= line else "pairs"


STANDARD = PageSetup()
"""The setup that `build` uses."""
