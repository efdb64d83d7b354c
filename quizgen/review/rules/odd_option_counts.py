"""R30: an item has three or four options, the same number as the rest of its pool.

What: Finds multiple-choice items with fewer than three or more than four options, or with another
number than the rest of their pool.

Why: Three good options are as hard to guess as five with two weak ones (Rodriguez 2005), and a
number that changes from item to item is a clue.

Example: Items on people have four options, but one of them has three. Items with `distractors:` of
their own facts may have three or four.

Instead: Nothing to do: a pool that is too small gives no multiple choice, and `check --verbose`
says what to add. If you see this, it is a bug in quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import drawn_choices
from quizgen.review.rule_findings import REPORT_BUG, error

CODE = "R30"
NAME = "odd-option-counts"
COUNTS = (3, 4)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with too few or too many options, or with a count unlike its pool."""
    del deck
    usual: dict[str | None, int] = {}
    for item, choice in drawn_choices(items):
        count = len(choice.options)
        pooled = item.pool is not None
        if count not in COUNTS or (pooled and usual.setdefault(item.pool, count) != count):
            wanted = usual.get(item.pool, "3 or 4")
            message = f"“{item.stem}” has {count} options instead of {wanted}"
            yield error(item.fact, CODE, message, REPORT_BUG)
