"""R50: a cloze has 6 to 25 words.

What: Counts the words of the sentence with its gap filled. A warning.

Why: Fewer do not show what is meant; more are not read, and the gap is recognised by its place.

Example: It began in _____.

Instead: Give the fact a `rest:` that says where and when, or leave the cloze out
(`without: [cloze]`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import BLANK, Item
from quizgen.review.item_text import of_style
from quizgen.review.rule_findings import warning

CODE = "R50"
NAME = "cloze-lengths"
MIN_WORDS, MAX_WORDS = 6, 25


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each cloze that is too short or too long."""
    del deck
    for item in of_style(items, (Style.CLOZE,)):
        words = len(item.stem.replace(BLANK, item.answer).split())
        if not MIN_WORDS <= words <= MAX_WORDS:
            message = f"“{item.stem}” has {words} words, a good cloze {MIN_WORDS} to {MAX_WORDS}"
            yield warning(item.fact, CODE, message, "reword it, or leave it out (`without:`)")
