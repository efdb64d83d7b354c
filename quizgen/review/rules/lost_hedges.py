"""R24: an item keeps the hedge of its fact, and hedges all of its options or none.

What: Finds sentences that give a fact’s number with another hedge than the fact, and
multiple-choice items with some hedged options and some without.

Why: “Over 1.5 million” is not 1.5 million, and the only option with “nearly” is obviously the one
from the article.

Example: `amount: {value: 1.5 million, hedge: over}` with `wording: {who: "who destroyed 1.5 million
explosives?"}`

Instead: Use the field in the template, `{{ amount }}`, which includes its hedge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.numbers import Numbers
from quizgen.questions.item import Item
from quizgen.review.rule_findings import error
from quizgen.values.quantities import Quantity

CODE = "R24"
NAME = "lost-hedges"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item that changes a hedge or hedges only some of its options."""
    numbers = deck.language.numbers
    for item in items:
        hedged = [option for option in item.options if numbers.is_hedged(option)]
        if 0 < len(hedged) < len(item.options):
            message = f"only some options of “{item.stem}” are hedged: “{hedged[0]}”"
            yield error(item.fact, CODE, message, "hedge all options or none")
        elif change := _describe_changed_hedge(item, numbers):
            message = f"“{item.stem}” {change}"
            hint = "use the field in the template: it includes its hedge"
            yield error(item.fact, CODE, message, hint)


def _describe_changed_hedge(item: Item, numbers: Numbers) -> str:
    """Describe how a stem changes the hedge of a quantity; empty if it does not.

    Only a fact's own wording can change a hedge.
    """
    values = item.fact.values.values() if item.fact.wording else ()
    for value in values:
        if not isinstance(value, Quantity):
            continue
        for mention in numbers.find(item.stem):
            if mention.number.meaning == value.number.meaning and mention.hedge != value.hedge:
                lost, added = f"drops “{value.hedge}”", f"adds “{mention.hedge}”"
                return f"{lost if value.hedge else added} before {mention.number}"
    return ""
