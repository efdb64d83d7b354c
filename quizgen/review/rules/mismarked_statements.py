"""R57: a true statement is the fact, a false one is not.

What: Compares each true-or-false statement with its fact. It is never allowed.

Why: A false statement differs from its fact in one swapped value. Where it does not differ at all,
the key is wrong.

Example: “Ann Lee opened 30 parks.”, which is so, marked as false.

Instead: Nothing to write. If you see this, it is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import bare, of_style
from quizgen.review.rule_findings import error

CODE = "R57"
NAME = "mismarked-statements"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each true-or-false item whose answer is not what its fact says."""
    del deck
    for item in of_style(items, (Style.TRUE_FALSE,)):
        if (bare(item.stem) == bare(item.rationale)) != (item.answer == "True"):
            message = f"“{item.stem}” is marked as {item.answer.lower()}, against its fact"
            yield error(item.fact, CODE, message, "report it")
