"""R35: a question has no vague frequencies.

What: Looks for usually, often, sometimes, generally and their like among a template’s own words;
“how often” is a question of its own and does not count.

Why: “Often” is once a week to one reader and once a year to the next, so nobody can say what is
right.

Example: `wording: {who: "who usually opened parks in Bath?"}`

Instead: Give the number that the source gives, or leave the word out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.template_words import any_of, findings_in_wordings

CODE = "R35"
NAME = "vague-frequencies"
_WORDS = any_of(
    "usually", "sometimes", "frequently", "generally", "occasionally", "rarely", "seldom",
    "typically", "commonly", "normally", "regularly", "mostly", "(?<!how )often",
)  # fmt: skip


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each template with a vague frequency among its own words."""
    del items
    yield from findings_in_wordings(
        deck, _WORDS, CODE, "give the number that the source gives, or leave the word out"
    )
