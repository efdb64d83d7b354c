"""The styles of items. A deck names them too, where a fact does without one."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """How an item is answered."""

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
"""The styles that a quiz sheet has, in order of its parts."""
