"""R23: a claim says whose it is, and is never true or false.

Why: a deck about contested news teaches who says what. A claim asked without its teller is taught
as a fact; a claim put as true or false makes the card the judge of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.sources import has_words
from quizgen.questions.item import Item, Style

CODE = "R23"


def check(deck: Deck, items: Iterable[Item]) -> Iterator[Finding]:
    """Yield each item from a claim that names its teller nowhere or asks whether it is true."""
    del deck
    for item in items:
        teller = item.fact.according_to
        if teller is None:
            continue
        place = item.fact.place("according_to")
        if item.style is Style.TRUE_FALSE:
            yield Finding(place, CODE, f"a claim is asked as true or false: “{item.stem}”")
        elif not any(has_words(f"{item.stem} {item.answer}", name) for name in teller.names):
            message = f"a claim of {teller.name} is asked without saying so: “{item.stem}”"
            hint = "name {{ according_to }} in the template, or leave it to “According to …”"
            yield Finding(place, CODE, message, hint)
