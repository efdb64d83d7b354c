"""R57: a true statement agrees with its fact, and a false one does not.

What: Compares each true-or-false statement with its fact. No fact can suppress it.

Why: A false statement differs from its fact in one swapped value. If it does not differ, the key is
wrong.

Example: “Ann Lee opened 30 parks.”, which is true, marked as false.

Instead: Nothing to do. If you see this, it is a bug in quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import normalize, statements
from quizgen.review.rule_findings import REPORT_BUG, error

CODE = "R57"
NAME = "mismarked-statements"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each true-or-false item whose answer contradicts its fact."""
    del deck
    for item in statements(items):
        if (normalize(item.stem) == normalize(item.rationale)) != (item.answer == "True"):
            message = (
                f"“{item.stem}” is marked as {item.answer.lower()}, which contradicts its fact"
            )
            yield error(item.fact, CODE, message, REPORT_BUG)
