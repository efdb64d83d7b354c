"""R61: a quote has 5 to 40 words.

What: Counts the words of each fact’s quote. A quote that is a whole sentence of its source is never
too short. This is a warning.

Why: A shorter quote does not show what its words mean in the source. A longer one is not read on
the back of a card.

Example: `quote: over 30 parks`

Instead: Quote the clause that states the fact; ` … ` joins two parts of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck, Fact
from quizgen.formulas import count_words
from quizgen.questions.item import Item
from quizgen.review.rule_findings import warning

CODE = "R61"
NAME = "quote-lengths"
MIN_WORDS, MAX_WORDS = 5, 40
_STOPS = tuple(".!?")
_END = re.compile(r"[.!?][\"”’')]*\s+$")
"""The end of a sentence, right before another one."""
_NEAR = 5
"""Number of characters before a quote that show whether a sentence ends there."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each fact whose quote is too short or too long."""
    del items
    for fact in deck.facts:
        if fact.is_row:
            continue
        words = count_words(fact.quote)
        is_short = words < MIN_WORDS and not _is_sentence(fact)
        if is_short or words > MAX_WORDS:
            message = f"the quote has {words} words; it should have {MIN_WORDS} to {MAX_WORDS}"
            hint = "quote the clause that states the fact; ` … ` joins two parts of a sentence"
            yield warning(fact, CODE, message, hint, fact.place("quote"))


def _is_sentence(fact: Fact) -> bool:
    """Return whether a quote is a whole sentence, which has no more words to quote."""
    text, (start, end) = fact.source.text, (fact.spans[0][0], fact.spans[-1][1])
    before, after = text[max(0, start - _NEAR) : start], text[end : end + 1]
    is_start = not before.strip() or before.endswith("\n\n") or bool(_END.search(before))
    return is_start and (text[end - 1] in _STOPS or after in ("", *_STOPS))
