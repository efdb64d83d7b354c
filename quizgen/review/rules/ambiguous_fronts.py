"""R03: a front has one answer in the whole deck.

What: Finds two items whose fronts are the same and whose answers differ. It is never allowed.

Why: A question with two right answers punishes those who know more.

Example: “Who praised the soldiers?”, of whom three people spoke well.

Instead: Say in the fact what tells the two apart (a date, a place, an occasion), or leave one
question out (`without:`). Members of one list that would all be asked for as “who” take an `ask:`
each (which composer, which writer), or a type each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import bare, repeated_fronts
from quizgen.review.rule_findings import error

CODE = "R03"
NAME = "ambiguous-fronts"
_HINT = "say in the fact what tells the two apart, or leave one question out (`without:`)"
_HINT_WITHIN = (
    "ask for each in its own way: give it an `ask:` (which composer, which writer), or a type"
)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item whose front stands on an earlier item with another answer."""
    del deck
    for item, other in repeated_fronts(items):
        if bare(item.answer) != bare(other.answer):
            within = item.fact is other.fact
            where = "in this very fact" if within else f"in the fact “{other.fact.id}”"
            message = f"“{item.stem}” has another answer (“{other.answer}”) {where}"
            yield error(item.fact, CODE, message, _HINT_WITHIN if within else _HINT)
