"""R33: a question has no negation.

What: Finds not, no, none, neither, nor, except, cannot and n’t in the text of a template. Values
that facts fill in and quoted words are ignored.

Why: Readers overlook a “not”, and those who see it are tested on logic rather than knowledge.

Example: `wording: {who: "who did not open any parks?"}`

Instead: Ask for what is true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.template_words import findings_in_wordings

CODE = "R33"
NAME = "negatives"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each template with a negation in its text."""
    del items
    yield from findings_in_wordings(
        deck, deck.language.rules.negatives, CODE, "ask for what is true"
    )
