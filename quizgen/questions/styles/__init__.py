"""The styles of items, one module each: `make_items(deck, asked) -> items`."""

from quizgen.questions.styles import choice, cloze, flashcard, true_false

STYLES = (
    flashcard,
    cloze,
    true_false,
    choice,
)
