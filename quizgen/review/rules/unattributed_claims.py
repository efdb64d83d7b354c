"""R23: a claim says whose it is, and is never true or false.

What: Finds items of facts with `according_to` that name the speaker nowhere, or ask whether the
claim is true. It is never allowed.

Why: A deck about contested news teaches who says what. A claim asked without its speaker is taught
as a fact; a claim put as true or false makes the card the judge of it.

Example: “Which army is more capable?”, as if the report’s opinion were known to be so.

Instead: Name `{{ according_to }}` in the template, or leave it to “According to …”, which is put
before every question that does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.rule_findings import error
from quizgen.values.texts import has_words

CODE = "R23"
NAME = "unattributed-claims"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item from a claim that names its speaker nowhere or asks whether it is true."""
    del deck
    for item in items:
        speaker = item.fact.according_to
        if speaker is None:
            continue
        place = item.fact.place("according_to")
        if item.style is Style.TRUE_FALSE:
            message = f"a claim is asked as true or false: “{item.stem}”"
            yield error(item.fact, CODE, message, "ask for a part of it instead", place)
        elif not any(has_words(f"{item.stem} {item.answer}", name) for name in speaker.names):
            message = f"a claim of {speaker.name} is asked without saying so: “{item.stem}”"
            hint = "name {{ according_to }} in the template, or leave it to “According to …”"
            yield error(item.fact, CODE, message, hint, place)
