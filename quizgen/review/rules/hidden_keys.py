"""R07: a stem does not give its own answer away.

Why: a question that holds its answer asks nothing. What comes of a name in both the question and
the answer is mended in the fact: a `wording:` of its own, or the question left out (`without:`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.sources import has_words
from quizgen.questions.item import Item, Style

CODE = "R07"


def check(deck: Deck, items: Iterable[Item]) -> Iterator[Finding]:
    """Yield each item whose stem holds the answer."""
    del deck
    for item in items:
        if item.style is Style.TRUE_FALSE:
            continue
        if has_words(item.stem, item.answer, same_case=False):
            message = f"“{item.stem}” holds its own answer, “{item.answer}”"
            hint = f"reword it (`wording: {{{item.question}: …}}`) or leave it out (`without:`)"
            yield Finding(item.fact.place("id"), CODE, message, hint)
