"""R53: a premise has one right response.

What: Finds matching items in which a premise belongs, by some fact of the deck, to a second
response as well. It is never allowed.

Why: Whoever knows more than the one fact is marked as wrong.

Example: Ann Lee was Mayor of Bath and, by another fact, Head of Parks, and both are offered.

Instead: Nothing to write: what belongs to several things is not matched. If you see this, it is a
bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import of_style
from quizgen.review.rule_findings import error
from quizgen.values.entities import Entity

CODE = "R53"
NAME = "ambiguous-premises"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each matching item with a premise that has two responses."""
    matching = tuple(of_style(items, (Style.MATCHING,)))
    true = set(_pairs(deck)) if matching else set()
    for item in matching:
        kind = item.fact.kind.name
        for premise in item.premises:
            right = [option for option in item.options if (kind, premise, option) in true]
            if len(right) != 1:
                message = f"“{premise}” has {len(right)} responses in “{item.stem}”"
                yield error(item.fact, CODE, message, "report it")


def _pairs(deck: Deck) -> Iterator[tuple[str, str, str]]:
    """Yield the names of what belongs together by any fact, claims included, after its kind."""
    for fact in deck.facts:
        kind = fact.kind
        if kind.matching:
            premise = fact.values.get(kind.matching.premise)
            response = fact.values.get(kind.matching.response)
            if isinstance(premise, Entity) and isinstance(response, Entity):
                yield kind.kind, premise.name, response.name
