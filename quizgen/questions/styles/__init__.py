"""The styles of items, one module each: `make_items(basis) -> items`."""

from quizgen.questions.styles import (
    choice,
    cloze,
    comparison,
    dated_choice,
    flashcard,
    matching,
    ordering,
    true_false,
    typed,
)

STYLES = (
    flashcard,
    cloze,
    typed,
    true_false,
    choice,
    dated_choice,
    comparison,
    matching,
    ordering,
)
