"""R63: what is counted is called in a question what its quote calls it.

What: Finds amounts of which the quote has the unit as it is in the deck, right after the number,
and questions a plural that the quote has not. A warning.

Why: Not every noun takes an s: it is 250 taka, and 12 salmon.

Example: `{value: 250, unit: taka}` asks “How many takas?”, where the quote says “250 taka”.

Instead: Say what several are called: `units: taka`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck, Fact
from quizgen.languages.english import plural
from quizgen.questions.item import Item
from quizgen.review.rule_findings import warning
from quizgen.values.quantities import Quantity, find_numbers
from quizgen.values.texts import fold, has_words

CODE = "R63"
NAME = "invented-plurals"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each fact that is asked with a plural which its quote writes otherwise."""
    del deck
    for fact in {item.fact.id: item.fact for item in items}.values():
        for name, value in fact.values.items():
            if isinstance(value, Quantity) and _is_invented(value, fact):
                several = plural(value.unit)
                message = f"questions say “{several}”, the quote “{value.number} {value.unit}”"
                hint = f"if several are called so, add `units: {value.unit}`"
                yield warning(fact, CODE, message, hint, fact.place(name))


def _is_invented(amount: Quantity, fact: Fact) -> bool:
    several = plural(amount.unit)
    if amount.units or several == amount.unit or has_words(fact.quote, several):
        return False
    quote = fold(fact.quote)
    unit = re.compile(rf" {re.escape(amount.unit)}(?![\w-])")
    return any(
        one.number.value == amount.number.value != 1 and unit.match(quote, one.end)
        for one in find_numbers(quote)
    )
