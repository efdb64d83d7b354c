"""The styles of items. They are defined here because decks name them too."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """The form of an item, which decides how it is answered."""

    FLASHCARD = "flashcard"
    REVERSE = "reverse"
    CLOZE = "cloze"
    TYPED = "typed"
    TRUE_FALSE = "true-false"
    CHOICE = "choice"
    MATCHING = "matching"
    ORDERING = "ordering"


SHEET_STYLES = (
    Style.CHOICE,
    Style.TRUE_FALSE,
    Style.MATCHING,
    Style.ORDERING,
    Style.CLOZE,
    Style.FLASHCARD,
)
"""The styles of a quiz sheet, in the order of its parts."""
