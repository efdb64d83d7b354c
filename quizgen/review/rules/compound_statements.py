"""R55: a true-or-false statement says one thing.

What: Finds statements with a semicolon, a second sentence, or a second clause with its own subject
(“… and they …”).

Why: A statement that is half true is neither true nor false.

Example: The regiment cleared mines; it lost nine soldiers.

Instead: Split the fact in two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import statements, unquoted
from quizgen.review.rule_findings import error

CODE = "R55"
NAME = "compound-statements"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each true-or-false item that states two things."""
    second_statements = deck.language.rules.second_statements
    for item in statements(items):
        if second_statements.search(unquoted(item.stem)):
            message = f"“{item.stem}” states two things"
            yield error(item.fact, CODE, message, "split the fact in two")
