"""How pages are to be printed: the paper, and how the text is set on it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def shown(self) -> str:
        """What people call it."""
        return {Paper.A4: "A4", Paper.LETTER: "US Letter"}[self]


class Type(StrEnum):
    """How the text of a sheet is set."""

    STANDARD = "standard"
    LARGE = "large"
    DYSLEXIA = "dyslexia"


_LINES = {Type.STANDARD: (78, 36), Type.LARGE: (46, 46), Type.DYSLEXIA: (66, 30)}
"""About how many characters a line of a question holds, in one column and in two."""

_BETWEEN = 7
"""As many characters take the letter of an option in a row and the space after it."""


class PageSetup(Struct, frozen=True):
    """How a quiz sheet and its key are printed. Large print has one column whatever is asked."""

    paper: Paper = Paper.A4
    columns: int = 1
    type: Type = Type.STANDARD

    @property
    def flow(self) -> int:
        """The columns that text runs in: 1 or 2."""
        return 1 if self.type is Type.LARGE else min(self.columns, 2)

    def arrange(self, options: Sequence[str]) -> str:
        """Return how options stand: in a `row`, in `pairs`, or where one is long in a `column`."""
        line = _LINES[self.type][self.flow - 1]
        if max(map(len, options), default=0) > line // 3:
            return "column"
        return "row" if sum(len(option) + _BETWEEN for option in options) <= line else "pairs"


STANDARD = PageSetup()
"""What `build` prints."""
