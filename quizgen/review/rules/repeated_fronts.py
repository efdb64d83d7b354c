"""R04: nothing is asked twice.

What: Finds two items of one style whose fronts are the same, and their answers too.

Why: A card that comes twice is answered from memory of the card, and takes the place of another.

Example: Two facts that both ask “Who opened parks in Bath?”, and both want Ann Lee.

Instead: Leave one of the questions out (`without:`), or join the facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import bare, repeated_fronts
from quizgen.review.rule_findings import error

CODE = "R04"
NAME = "repeated-fronts"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item whose front and answer stand on an earlier item."""
    del deck
    for item, other in repeated_fronts(items):
        if bare(item.answer) == bare(other.answer):
            message = f"“{item.stem}” asks the same in the fact “{other.fact.id}”"
            yield error(item.fact, CODE, message, "leave one of the questions out (`without:`)")
