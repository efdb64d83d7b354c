"""R56: a true-or-false statement has no negation.

What: Finds not, never, neither, nor, cannot, n’t and no in statements. Quoted words are ignored.

Why: Answering “false” to a “not” is a double negation: it tests logic.

Example: The regiment did not return in May.

Instead: State what is true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import statements, unquoted
from quizgen.review.rule_findings import error

CODE = "R56"
NAME = "negated-statements"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each true-or-false item with a negation."""
    negations = deck.language.rules.negations
    for item in statements(items):
        if found := negations.search(unquoted(item.stem)):
            message = f"“{item.stem}” has a negation: “{found[0]}”"
            yield error(item.fact, CODE, message, "state what is true")
