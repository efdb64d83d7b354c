"""R08: no question answers another one on the same form.

What: Finds two items of one form of which the one names the other’s answer, in its question or in
its quote, and is about the same thing.

Why: Whoever reads the whole sheet first gets an answer for nothing.

Example: “Who announced the plan?” beside “How many engineers were to go to Kursk, by the plan that
Sergei Shoigu announced?”

Instead: Nothing to write: a form leaves such an item out. If you see this, it is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.overlap import Overlap
from quizgen.review.rule_findings import error

CODE = "R08"
NAME = "answers-elsewhere"


def check(deck: Deck, items: Sequence[Item], overlap: Overlap) -> Iterator[Finding]:
    """Yield each item of a form that another one answers."""
    del deck
    for one, other in permutations(items, 2):
        if overlap.answers(one, other):
            message = f"“{one.stem}” answers “{other.stem}” on the same form"
            yield error(other.fact, CODE, message, "leave one of them out")
