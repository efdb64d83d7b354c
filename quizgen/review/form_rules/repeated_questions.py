"""R37: a form asks nothing twice.

What: Finds two items of one form that ask about the same fact, or whose questions have nearly the
same words.

Why: A learner who missed the first loses a second point for the same gap in knowledge.

Example: “How many hectares were cleared?” and “True or false: 42,400 hectares were cleared.”

Instead: Nothing to do: quizgen does not put such items on one form. If you see this, it is a bug in
quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.overlap import Overlap
from quizgen.review.rule_findings import REPORT_BUG, error

CODE = "R37"
NAME = "repeated-questions"


def check(deck: Deck, items: Sequence[Item], overlap: Overlap) -> Iterator[Finding]:
    """Yield each item of a form that repeats an earlier item."""
    del deck
    for item, later in combinations(items, 2):
        if overlap.shares_a_fact(item, later) or overlap.are_alike(item, later):
            message = f"“{later.stem}” repeats “{item.stem}” on the same form"
            yield error(later.fact, CODE, message, REPORT_BUG)
