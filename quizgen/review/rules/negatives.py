"""R33: a question does not ask for what is not so.

What: Looks for not, no, none, neither, nor, except, cannot and n’t among a template’s own words.
What facts fill in and what is quoted does not count.

Why: A “not” is read over, and who reads it tests their logic, not what they know.

Example: `wording: {who: "who did not open any parks?"}`

Instead: Ask for what is so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.template_words import findings_in_wordings

CODE = "R33"
NAME = "negatives"
_WORDS = re.compile(
    r"\b(?:not|none|neither|nor|except|cannot|no(?! (?:fewer|more|less) than))\b|n[’']t\b",
    re.IGNORECASE,
)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each template with a negative among its own words."""
    del items
    yield from findings_in_wordings(deck, _WORDS, CODE, "ask for what is so")
