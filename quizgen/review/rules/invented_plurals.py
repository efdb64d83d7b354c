"""R63: a question uses no other plural than its quote.

What: Finds amounts for which the question uses a plural that is not in the quote, while the quote
has the unit unchanged right after the number. This is a warning.

Why: Not every noun takes an s: it is 250 taka, and 12 mahseer.

Example: `{value: 250, unit: taka}` asks “How many takas?”, but the quote says “250 taka”.

Instead: Write the plural: `units: taka`. If the unit is a plural already, write its singular:
`unit: year`. In a sentence, mark the number without its unit: `[250] taka`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck, Fact
from quizgen.languages.language import Language
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.review.rule_findings import warning
from quizgen.values.quantities import Quantity
from quizgen.values.texts import fold, has_words

CODE = "R63"
NAME = "invented-plurals"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each amount whose questions use a plural that its quote does not use."""
    for fact in {item.fact.id: item.fact for item in items}.values():
        for name, value in fact.values.items():
            if isinstance(value, Quantity) and _is_invented(value, fact, deck.language):
                units, unit = deck.language.nouns.plural(value.unit), value.unit
                if fact.shown and not _is_said(units, fact, items):
                    continue  # the author wrote the questions
                message = f"questions say “{units}”, but the quote has “{unit}” after the number"
                hint = f"if “{unit}” is the plural too, add `units: {unit}`"
                if fact.shown:
                    hint = f"if “{unit}” is the plural too, leave it out of the brackets in “say”"
                if singular := deck.language.nouns.singular(unit):
                    hint += f"; if it is the plural of “{singular}”, write `unit: {singular}`"
                yield warning(fact, CODE, message, hint, fact.place(name))


def _is_said(units: str, fact: Fact, items: Sequence[Item]) -> bool:
    """Return whether a question or an option of a fact has a plural."""
    own = (item for item in items if item.fact.id == fact.id)
    return any(
        has_words(text, units)
        for item in own
        for text in (item.stem, item.answer, *_options_of(item))
    )


def _options_of(item: Item) -> tuple[str, ...]:
    return item.interaction.options if isinstance(item.interaction, Choice) else ()


def _is_invented(amount: Quantity, fact: Fact, language: Language) -> bool:
    units = language.nouns.plural(amount.unit)
    if amount.units or units == amount.unit or has_words(fact.quote, units):
        return False
    quote = fold(fact.quote)
    unit = re.compile(rf" {re.escape(amount.unit)}(?![\w-])")
    return any(
        mention.number.value == amount.number.value != 1 and unit.match(quote, mention.end)
        for mention in language.numbers.find(quote)
    )
