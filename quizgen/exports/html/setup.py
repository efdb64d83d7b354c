"""How pages are to be printed: the paper, and how the text is set on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"


class Type(StrEnum):
    """How the text of a sheet is set."""

    STANDARD = "standard"
    LARGE = "large"
    DYSLEXIA = "dyslexia"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How a quiz sheet and its key are printed. Large print has one column whatever is asked."""

    paper: Paper = Paper.A4
    columns: int = 1
    type: Type = Type.STANDARD


STANDARD = PageSetup()
"""What `build` prints."""
