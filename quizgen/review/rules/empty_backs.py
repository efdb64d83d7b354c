"""R47: the back of a card has an answer and a rationale.

What: Finds items with an empty answer or rationale. (Every fact has a quote, so the quote on the
back is never empty.)

Why: Learners remember their wrong answer unless they see the correct one with its reason (Roediger
and Marsh 2005).

Example: A kind with `answer: "{{ rest }}"`, and a fact without `rest`.

Instead: Build the answer from fields that every fact of the kind has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.rule_findings import error

CODE = "R47"
NAME = "empty-backs"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item with an empty answer or rationale."""
    del deck
    for item in items:
        if not (item.answer.strip() and item.rationale.strip(" .")):
            message = f"“{item.stem}” has an empty answer or rationale"
            yield error(item.fact, CODE, message, "build both from required fields of the kind")
