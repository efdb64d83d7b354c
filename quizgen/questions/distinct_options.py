"""Tell options apart: whether two values differ clearly, and neither contains the other."""

from __future__ import annotations

from functools import lru_cache

from quizgen.languages.language import Language
from quizgen.questions.options import Option
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate
from quizgen.values.pictures import Picture
from quizgen.values.quantities import Number, NumberKind, Quantity
from quizgen.values.texts import contains_words, fold_case

GAP_DIVISOR = 25
"""Two numbers differ clearly if they differ by more than the larger one divided by this."""


def are_distinct(option: Option, other: Option, language: Language) -> bool:
    """Return whether two values differ clearly, and neither contains the other."""
    match option.value, other.value:
        case Quantity() as quantity, Quantity() as other_quantity:
            return _differ_clearly(quantity, other_quantity)
        case PartialDate(), PartialDate():
            return option.id != other.id
        case Picture(sha256=content), Picture(sha256=other_content):
            return content != other_content
    if is_multiple(fold_case(option.label), fold_case(other.label), language):
        return True
    return not (_are_nested(option, other) or _intersect(option, other, language))


def fold_names(option: Option) -> frozenset[str]:
    """Return the names of an option, or its label, folded and in lower case."""
    if isinstance(option.value, Entity):
        return fold_names_of(option.value)
    return frozenset((fold_case(option.label),))


@lru_cache(maxsize=1 << 12)
def fold_names_of(entity: Entity) -> frozenset[str]:
    """Return the name and aliases of an entity, folded and in lower case."""
    return frozenset(map(fold_case, entity.names))


def _differ_clearly(quantity: Quantity, other: Quantity) -> bool:
    """Return whether two numbers differ clearly. Integers are used because fractions are slow.

    Distractors are compared with each other too: if only the key kept its distance from the other
    numbers, the gap around it would reveal it.
    """
    if quantity.number.is_range or other.number.is_range:
        return _are_apart(quantity.number, other.number)
    if quantity.number.kind is NumberKind.ORDINAL:
        return quantity.number.value != other.number.value
    a, b = quantity.number.value, other.number.value
    low, high = sorted((a.numerator * b.denominator, b.numerator * a.denominator))
    return GAP_DIVISOR * (high - low) > max(abs(low), abs(high))


def _are_apart(number: Number, other: Number) -> bool:
    """Return whether two ranges, or a range and a number, have no number in common."""
    end, other_end = (n.upper.value if n.upper else n.value for n in (number, other))
    return end < other.value or other_end < number.value


def _are_nested(option: Option, other: Option) -> bool:
    """Return whether two options are equal by a name, or one contains the other."""
    names, other_names = fold_names(option), fold_names(other)
    label, other_label = fold_case(option.label), fold_case(other.label)
    nested = contains_words(other_label, label) or contains_words(label, other_label)
    return nested or not names.isdisjoint(other_names)


def is_multiple(text: str, other: str, language: Language) -> bool:
    """Return whether one text is the other one times a number: “twice the mass of the Sun”."""
    longer, shorter = (text, other) if len(text) > len(other) else (other, text)
    is_longer = text != other and longer.endswith(shorter)
    return is_longer and language.numbers.without_factor(longer) == shorter


def _intersect(option: Option, other: Option, language: Language) -> bool:
    """Return whether two options are ranges of numbers that have numbers in common."""
    span, other_span = _find_range(option.label, language), _find_range(other.label, language)
    return bool(span and other_span and span[0] <= other_span[1] and other_span[0] <= span[1])


@lru_cache(maxsize=1 << 12)
def _find_range(text: str, language: Language) -> tuple[float, float] | None:
    """Return the two numbers of a range such as “10 to 15 trees”; None for another text.

    “Seven of the 13 states” is not a range.
    """
    for mention in language.numbers.find(text):
        if mention.number.is_range and mention.number.upper:
            return float(mention.number.value), float(mention.number.upper.value)
    return None
