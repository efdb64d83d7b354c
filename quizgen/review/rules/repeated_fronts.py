"""R04: a question is asked once.

What: Finds two items of one style with the same front and the same answer.

Why: Learners remember a repeated card rather than the fact, and it takes the place of another card.

Example: Two facts that both ask “Who opened parks in Bath?”, and both expect Ann Lee.

Instead: Leave one of the questions out (`without:`), or merge the facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import normalize, repeated_fronts
from quizgen.review.remedies import find_facts_with_more, leave_out
from quizgen.review.rule_findings import error

CODE = "R04"
NAME = "repeated-fronts"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item with the front and the answer of an earlier item."""
    more = find_facts_with_more(items)
    for item, other in repeated_fronts(items, deck.language):
        if normalize(item.answer) == normalize(other.answer):
            message = f"“{item.stem}” is also asked in the fact “{other.fact.id}”"
            yield error(item.fact, CODE, message, leave_out(item, more, "delete one of the facts"))
