"""R23: a claim names its speaker, and is never asked as true or false.

What: Finds items of facts with `according_to` that do not name the speaker, or that ask whether the
claim is true. No fact can suppress it.

Why: A deck about contested news teaches who says what. A claim without its speaker is taught as a
fact; a claim asked as true or false makes the card judge it.

Example: “Which army is more capable?”, as if the report’s opinion were an established fact.

Instead: Use `{{ according_to }}` in the template. quizgen puts “According to …” before every
question that does not use it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.questions.style import Stem
from quizgen.review.rule_findings import error, is_sentence
from quizgen.values.entities import Entity
from quizgen.values.texts import has_words

CODE = "R23"
NAME = "unattributed-claims"
_HINT = "use {{ according_to }} in the template"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item of a claim that does not name its speaker or asks whether it is true."""
    del deck
    for item in items:
        speaker = item.fact.according_to
        if speaker is None:
            continue
        place = item.fact.place("according_to")
        if item.stem_form is Stem.STATEMENT:
            message = f"a claim is asked as true or false: “{item.stem}”"
            yield error(item.fact, CODE, message, "ask for a part of the claim instead", place)
        elif not _is_named(speaker, f"{item.stem} {item.answer}"):
            message = f"“{item.stem}” does not name the speaker of its claim, {speaker.name}"
            hint = "name the speaker" if is_sentence(item.fact) else _HINT
            yield error(item.fact, CODE, message, hint, place)


def _is_named(speaker: Entity, text: str) -> bool:
    """Return whether a text names a speaker, in any case: “A report …” begins a sentence."""
    return any(has_words(text, name, same_case=False) for name in speaker.names)
