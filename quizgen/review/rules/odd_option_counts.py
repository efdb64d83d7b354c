"""R30: a question has four options, or three, as all others of its pool.

What: Finds multiple choice with fewer than three options or more than four, or with another number
than its pool has elsewhere.

Why: Three good options are as hard to guess as five of which two are weak (Rodriguez 2005), and a
number that changes from item to item is a clue.

Example: Items on people have four options, one of them three.

Instead: Nothing to write: a pool that is too small gives no multiple choice at all, and
`check --verbose` says what would mend it. If you see this, it is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import of_style
from quizgen.review.rule_findings import error

CODE = "R30"
NAME = "odd-option-counts"
COUNTS = (3, 4)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with too few or too many options, or not as many as its pool."""
    del deck
    usual: dict[str | None, int] = {}
    for item in of_style(items, (Style.CHOICE,)):
        count = len(item.options)
        if count not in COUNTS or usual.setdefault(item.pool, count) != count:
            wanted = usual.get(item.pool, "3 or 4")
            message = f"“{item.stem}” has {count} options instead of {wanted}"
            yield error(item.fact, CODE, message, "list more `extra_distractors`")
