"""R24: hedges survive, and stand on all options or on none.

What: Finds a sentence that gives a fact’s number with another hedge than the fact has, and multiple
choice in which some options are hedged.

Why: “Over 1.5 million” is not 1.5 million, and the one option with “nearly” is the one that came
out of an article.

Example: `amount: {value: 1.5 million, hedge: over}` with
`wording: {who: "who destroyed 1.5 million explosives?"}`

Instead: Let the template print the field, `{{ amount }}`, which brings its hedge along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.rule_findings import error
from quizgen.values.quantities import HEDGES, Quantity, find_numbers

CODE = "R24"
NAME = "lost-hedges"
_HEDGED = re.compile(rf"(?:{'|'.join(HEDGES)})\b", re.IGNORECASE)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item that changes a hedge or hedges some of its options."""
    del deck
    for item in items:
        hedged = [option for option in item.options if _HEDGED.match(option)]
        if 0 < len(hedged) < len(item.options):
            message = f"of the options of “{item.stem}” only some are hedged: “{hedged[0]}”"
            yield error(item.fact, CODE, message, "hedge all of them or none")
        elif change := _changed_hedge(item):
            message = f"“{item.stem}” {change}"
            hint = "let the template print the field, which brings its hedge along"
            yield error(item.fact, CODE, message, hint)


def _changed_hedge(item: Item) -> str:
    """Say how a stem changes the hedge of a quantity. Only a fact's own wording can do that."""
    values = item.fact.values.values() if item.fact.wording else ()
    for value in values:
        if not isinstance(value, Quantity):
            continue
        for found in find_numbers(item.stem):
            if found.number.value == value.number.value and found.hedge != value.hedge:
                lost, added = f"has lost “{value.hedge}”", f"has “{found.hedge}” of its own"
                return f"{lost if value.hedge else added} before {found.number}"
    return ""
