"""R50: a cloze has 6 to 25 words.

What: Counts the words of the sentence with its gap filled in. This is a warning.

Why: A shorter sentence lacks context. A longer one is not read: learners recognise the gap by its
position.

Example: It began in _____.

Instead: Nothing to do: quizgen makes no cloze from a shorter or longer sentence. (To get a cloze
from a short one, add a `rest:` with the place and time to the fact.) If you see this, it is a bug
in quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.formulas import count_words
from quizgen.questions.item import BLANK, Item
from quizgen.review.item_text import gapped_statements
from quizgen.review.rule_findings import REPORT_BUG, warning

CODE = "R50"
NAME = "cloze-lengths"
MIN_WORDS, MAX_WORDS = 6, 25


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each cloze that is too short or too long."""
    del deck
    for item in gapped_statements(items):
        words = count_words(item.stem.replace(BLANK, item.answer))
        if not MIN_WORDS <= words <= MAX_WORDS:
            message = (
                f"“{item.stem}” has {words} words; a cloze should have {MIN_WORDS} to {MAX_WORDS}"
            )
            yield warning(item.fact, CODE, message, REPORT_BUG)
