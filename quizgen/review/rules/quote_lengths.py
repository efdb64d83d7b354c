"""R61: a quote has 5 to 40 words.

What: Counts the words of each fact’s quote. This is a warning.

Why: A shorter quote does not show what its words mean in the source. A longer one is not read on
the back of a card.

Example: `quote: over 30 parks`

Instead: Quote the clause that states the fact; ` … ` joins two parts of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.formulas import count_words
from quizgen.questions.item import Item
from quizgen.review.rule_findings import warning

CODE = "R61"
NAME = "quote-lengths"
MIN_WORDS, MAX_WORDS = 5, 40


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each fact whose quote is too short or too long."""
    del items
    for fact in deck.facts:
        words = count_words(fact.quote)
        if not MIN_WORDS <= words <= MAX_WORDS:
            message = f"the quote has {words} words; it should have {MIN_WORDS} to {MAX_WORDS}"
            hint = "quote the clause that states the fact; ` … ` joins two parts of a sentence"
            yield warning(fact, CODE, message, hint, fact.place("quote"))
