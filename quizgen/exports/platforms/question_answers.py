"""Answers of items as platforms mark them: numbers, lists of texts, and ids that stay."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from msgspec import Struct

from quizgen.facts.deck import Deck
from quizgen.questions.interactions import (
    Choice,
    Gap,
    Hotspot,
    Listing,
    Match,
    Order,
    Recall,
    TextEntry,
)
from quizgen.questions.item import Item
from quizgen.questions.typable_answers import is_easy_to_type
from quizgen.quizzes.forms import LETTERS
from quizgen.values.quantities import NumberKind, Quantity

HARD_TO_TYPE = "the answer is hard to type letter by letter"


class NumericAnswer(Struct, frozen=True):
    """A number in digits, the difference that is allowed, and the names of its unit.

    `is_bare` means that the question names the unit, so that the number alone answers it.
    """

    number: str
    tolerance: str
    units: tuple[str, ...] = ()
    is_bare: bool = True


def numeric_answer(deck: Deck, item: Item) -> NumericAnswer | None:
    """Return the number that answers a typed item; None for texts, dates and vague numbers.

    “1.5 million”, “half”, “over 100”, “100 to 200”, “3:1” and “14th” are better compared as texts.
    Half a unit of the last decimal place is allowed; whole numbers must be exact.
    """
    value, interaction = item.value, item.interaction
    if not isinstance(interaction, TextEntry) or not isinstance(value, Quantity):
        return None
    number = value.number
    if value.hedge or number.scale or not number.digits or item.fact.also_true:
        return None
    if number.upper or number.kind is not NumberKind.PLAIN:
        return None
    if Fraction(number.digits) != number.value:
        return None
    places = len(number.digits.partition(".")[2])
    tolerance = format(Decimal(5).scaleb(-places - 1), "f") if places else "0"
    phrase = deck.language.phrases.quantity(value)
    units = tuple(dict.fromkeys(filter(None, (phrase.units, value.unit))))
    is_bare = not units or phrase.names_unit(item.stem)
    return NumericAnswer(number.digits, tolerance, units, is_bare)


def typed_answers(item: Item) -> tuple[str, ...]:
    """Return the right answers of an item that learners type, the usual one first."""
    match item.interaction:
        case TextEntry(accepted=accepted):
            return accepted
        case Gap():
            return (item.answer,)
    return ()


def marks_of(item: Item) -> str:
    """Return the right options of an item as letters or ranks; empty for answers in words."""
    match item.interaction:
        case Choice(key=key):
            return LETTERS[key]
        case Match(pairs=pairs):
            return " ".join(LETTERS[index] for index in pairs)
        case Order(ranks=ranks):
            return " ".join(map(str, ranks))
        case Recall() | Gap() | TextEntry() | Listing() | Hotspot():
            return ""
        case _:
            assert_never(item.interaction)


def find_hard_answer(deck: Deck, item: Item) -> str:
    """Return the obstacle of a gap whose words learners would not type exactly so, or nothing."""
    is_gap = isinstance(item.interaction, Gap)
    return HARD_TO_TYPE if is_gap and not is_easy_to_type(item.answer, deck.language) else ""


def hashed_id(*parts: str) -> str:
    """Return an identifier for XML, which begins with a letter, from the ids of what it names."""
    named = "\n".join(parts)  # ids have no line breaks
    return f"q{hashlib.sha256(named.encode()).hexdigest()[:24]}"


def short_id(item: Item, most: int) -> str:
    """Return the id of an item, shortened with a hash if a platform does not take it whole."""
    if len(item.id) <= most:
        return item.id
    digest = hashlib.sha256(item.id.encode()).hexdigest()[:10]
    return f"{item.id[: most - len(digest) - 1]}-{digest}"
