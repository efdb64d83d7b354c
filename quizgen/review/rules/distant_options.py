"""R72: options are of the same time and size.

What: Finds multiple-choice items with a year more than a century from the key (for ancient dates,
more than a tenth of the time since then), or a number more than twenty times as large or as small
as the key, unless the author of the fact wrote it. This is a warning.

Why: Whoever knows roughly when it was, or how large it is, rules the option out.

Example: “In which year did Melvin Calvin receive the Nobel Prize?” A. 1779  B. 1817  C. 1961

Instead: Give the fact `distractors:` of its own, or leave the choice out (`without: [choice]`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import read_options, worded_choices
from quizgen.review.rule_findings import warning
from quizgen.values.number_formulas import plain_numbers
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Number

CODE = "R72"
NAME = "distant-options"
CENTURY, PRESENT, SHARE, SIZES = 100, 2000, 10, 20
SPANS, POWERS = 4, 10**9
"""The same for decades and centuries, and for numbers with powers of ten."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with an option far from the key in time or size."""
    for item, choice in worded_choices(items):
        read = read_options(choice, deck.language)
        key, written = read[choice.key], _read_authored(item, deck.language)
        distant = (
            option
            for option, value in zip(choice.options, read, strict=True)
            if _is_distant(key, value)
            and not (isinstance(value, Number) and value.value in written)
        )
        if option := next(distant, ""):
            message = f"“{option}” is far from the key of “{item.stem}”, “{item.answer}”"
            hint = "give the fact `distractors:` that are nearer, or leave the choice out"
            yield warning(item.fact, CODE, message, hint)


def _read_authored(item: Item, language: Language) -> frozenset[Fraction]:
    """Return the numbers under `distractors:`: a typical error may be far from the key."""
    texts = chain.from_iterable(item.fact.distractors.values())
    mentions = chain.from_iterable(language.numbers.find(plain_numbers(text)) for text in texts)
    return frozenset(mention.number.value for mention in mentions)


def _is_distant(key: PartialDate | Number | None, option: PartialDate | Number | None) -> bool:
    match key, option:
        case PartialDate(year=year, years=years), PartialDate(year=other):
            return abs(year - other) > max(CENTURY, SPANS * years, (PRESENT - year) // SHARE)
        case Number(value=value), Number(value=other_value):
            low, high = sorted((abs(value), abs(other_value)))
            return high > (POWERS if key.has_power else SIZES) * (low or 1)  # 0 has no multiples
    return False
