"""R15: no value is the key too often in its pool.

What: Finds values that are the key of more than one in k items of their pool, where k is the number
of options. Every value may be the key of one item, and published items may exceed this by one.

Why: Otherwise “always pick the Governor” beats chance.

Example: Of eight items with four options each, Kim Jong Un is the key of five.

Instead: Nothing to do: quizgen drops such items itself, so a finding is a bug in quizgen. Please
report it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.questions.pools import SLACK
from quizgen.review.item_text import drawn_choices
from quizgen.review.rule_findings import REPORT_BUG, error

CODE = "R15"
NAME = "frequent-keys"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the first item of each value that is the key too often."""
    del deck
    choices = [item for item, _ in drawn_choices(items) if item.pool is not None]
    totals = Counter(item.pool for item in choices)
    keys = Counter((item.pool, item.answer) for item in choices)
    first = {(item.pool, item.answer): item for item in reversed(choices)}
    for (pool, answer), count in keys.items():
        item = first[pool, answer]
        if count > max(1, totals[pool] // len(item.options)) + SLACK:
            message = (
                f"“{answer}” is the key of {count} of {totals[pool]} items in the pool “{pool}”"
            )
            yield error(item.fact, CODE, message, REPORT_BUG)
