"""R61: a quote has 5 to 40 words.

Why: fewer do not show in what sense the words are meant; more are not read on the back of a card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.diagnostics import Finding, Severity
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item

CODE = "R61"
MIN_WORDS, MAX_WORDS = 5, 40


def check(deck: Deck, items: Iterable[Item]) -> Iterator[Finding]:
    """Yield each fact whose quote is too short or too long."""
    del items
    for fact in deck.facts:
        words = len(fact.quote.split())
        if not MIN_WORDS <= words <= MAX_WORDS:
            message = f"the quote has {words} words, a good one has {MIN_WORDS} to {MAX_WORDS}"
            hint = "quote the clause that shows it; ` … ` joins two pieces of a sentence"
            yield Finding(fact.place("quote"), CODE, message, hint, Severity.WARNING)
