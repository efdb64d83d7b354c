"""R37: a form asks nothing twice.

What: Finds two items of one form that ask about the same fact, or whose questions have nearly the
same words.

Why: The second costs a learner who missed the first another point, for the same gap.

Example: “How many hectares were cleared?” and “True or false: 42,400 hectares were cleared.”

Instead: Nothing to write: a form leaves such an item out. If you see this, it is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.overlap import Overlap
from quizgen.review.rule_findings import error

CODE = "R37"
NAME = "repeated-questions"


def check(deck: Deck, items: Sequence[Item], overlap: Overlap) -> Iterator[Finding]:
    """Yield each item of a form that asks what an earlier one asks."""
    del deck
    for one, other in combinations(items, 2):
        if overlap.shares_a_fact(one, other) or overlap.alike(one, other):
            message = f"“{other.stem}” asks what “{one.stem}” asks on the same form"
            yield error(other.fact, CODE, message, "leave one of them out")
