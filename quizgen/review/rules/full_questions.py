"""R27: the stem of a question is a full question by itself.

Why: who can answer without reading the options knows; who needs the options to see what is asked
is being tested on reading the options.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item, Style

CODE = "R27"
MIN_WORDS = 3


def check(deck: Deck, items: Iterable[Item]) -> Iterator[Finding]:
    """Yield each question that does not end in a question mark or has hardly any words."""
    del deck
    asking = (Style.FLASHCARD, Style.REVERSE, Style.CHOICE)
    for item in items:
        if item.style not in asking:
            continue
        if not item.stem.endswith("?") or len(item.stem.split()) < MIN_WORDS:
            message = f"“{item.stem}” is no full question"
            hint = "end the template in “?” and name what is asked about"
            yield Finding(item.fact.place("id"), CODE, message, hint)
