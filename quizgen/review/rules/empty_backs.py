"""R47: a back answers and explains.

What: Finds items whose answer or whose rationale is empty. (The quote, its place and the date come
with the fact, which cannot be without them.)

Why: A learner who was wrong learns the wrong answer, unless the right one is shown with its reason
(Roediger and Marsh 2005).

Example: A kind with `answer: "{{ rest }}"`, and a fact that leaves `rest` out.

Instead: Let the answer be made of fields that every fact of the kind has.
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
    """Yield each item with nothing on its back."""
    del deck
    for item in items:
        if not (item.answer.strip() and item.rationale.strip(" .")):
            message = f"“{item.stem}” has an empty answer or rationale"
            yield error(item.fact, CODE, message, "let its kind make them of required fields")
