"""R08: no question answers another one on the same form.

What: Finds two items of one form that are about the same thing, where one contains the other’s
answer in its question or in its quote.

Why: Learners who read the whole sheet first find the answer on it.

Example: “Who announced the plan?” beside “How many engineers were to go to Kursk, by the plan that
Sergei Shoigu announced?”

Instead: Nothing to do: quizgen does not put such items on one form. If you see this, it is a bug in
quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.overlap import Overlap
from quizgen.review.rule_findings import REPORT_BUG, error

CODE = "R08"
NAME = "answers-elsewhere"


def check(deck: Deck, items: Sequence[Item], overlap: Overlap) -> Iterator[Finding]:
    """Yield each item of a form that another item answers."""
    del deck
    for item, other in permutations(items, 2):
        if overlap.answers(item, other):
            message = f"“{item.stem}” answers “{other.stem}” on the same form"
            yield error(other.fact, CODE, message, REPORT_BUG)
