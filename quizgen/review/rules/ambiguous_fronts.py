"""R03: a front has one answer in the whole deck.

What: Finds two items with the same front and different answers. No fact can suppress it.

Why: A question with two correct answers penalises those who know more.

Example: “Who praised the soldiers?” in a deck where three people praised them.

Instead: Add a detail to the fact that distinguishes the two (a date, a place, an occasion), or
leave one question out (`without:`). If both answers are members of one list, give each member its
own `ask:` (which composer, which writer) or its own type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import normalize, repeated_fronts
from quizgen.review.remedies import find_facts_with_more, leave_out
from quizgen.review.rule_findings import error

CODE = "R03"
NAME = "ambiguous-fronts"
_HINT = "add a detail that distinguishes the facts"
_HINT_WITHIN = "give each member its own `ask:` (which composer, which writer) or its own type"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item with the front of an earlier item and another answer."""
    more = find_facts_with_more(items)
    for item, other in repeated_fronts(items, deck.language):
        if normalize(item.answer) != normalize(other.answer):
            is_within = item.fact is other.fact
            where = "in the same fact" if is_within else f"in the fact “{other.fact.id}”"
            message = f"“{item.stem}” has another answer (“{other.answer}”) {where}"
            hint = _HINT_WITHIN if is_within else leave_out(item, more, _HINT)
            yield error(item.fact, CODE, message, hint)
