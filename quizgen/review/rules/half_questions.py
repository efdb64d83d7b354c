"""R27: the stem of a question is a full question by itself.

What: Finds questions that do not end in a question mark or have fewer than three words.

Why: Who can answer without reading the options knows; who needs the options to see what is asked is
being tested on reading the options.

Example: `wording: {who: "Mayor of Bath"}`

Instead: End the template in “?” and name what is asked about: “who was Mayor of Bath in 1901?”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.findings import error
from quizgen.review.reading import QUESTIONS, of_style

CODE = "R27"
NAME = "half-questions"
MIN_WORDS = 3


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that does not end in a question mark or has hardly any words."""
    del deck
    for item in of_style(items, QUESTIONS):
        if not item.stem.endswith("?") or len(item.stem.split()) < MIN_WORDS:
            message = f"“{item.stem}” is no full question"
            hint = "end the template in “?” and name what is asked about"
            yield error(item.fact, CODE, message, hint)
