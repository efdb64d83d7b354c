"""Wrong numbers beside a right one, where a deck has no others of their kind.

`v ± 10 %` or `2v` makes the right number the hub of its options, and a guesser finds it every time.
So the options are a row of equal steps in which the right one stands at a place that a hash has
drawn, and every place must be possible: with equally many digits and equally round everywhere.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from quizgen.languages.language import Language
from quizgen.questions.hashing import unit_hash
from quizgen.values.quantities import Number, Quantity

SMALLEST_STEP, LARGEST_STEP = 0.04, 0.35
"""The step between two options: more than a part of the largest, so that all are clearly apart, and
at most a part of the right one, so that all are plausible."""

_NICE = (1, 2, 5)


def make_wrong_quantities(
    quantity: Quantity, item_id: str, count: int, language: Language
) -> tuple[Quantity, ...]:
    """Return `count` wrong quantities for an item, or none where the number allows no fair row.

    A quantity with a one-sided hedge has none: “over 1.2 million” is true of 1.5 million too.
    """
    digits = quantity.number.digits
    if digits is None or language.numbers.is_one_sided(quantity):
        return ()
    whole, _, decimals = digits.partition(".")
    written = int(whole + decimals)
    steps = _fair_steps(written, count)
    if not steps:
        return ()
    step = steps[int(unit_hash(item_id, "step") * len(steps))]
    rank = int(unit_hash(item_id, "rank") * (count + 1))
    others = (written + (place - rank) * step for place in range(count + 1) if place != rank)
    return tuple(_with_digits(quantity, other, len(decimals)) for other in others)


def _fair_steps(written: int, count: int) -> list[int]:
    """Return the steps with which the number may stand at any place of a row of `count` + 1."""
    unit = 1
    while written and written % (unit * 10) == 0:
        unit *= 10
    nice = (base * unit * 10**power for power in range(len(str(written))) for base in _NICE)
    return [
        step
        for step in nice
        if SMALLEST_STEP * (written + count * step) < step <= LARGEST_STEP * written
        and all(_alike(written + place * step, written, unit) for place in range(-count, count + 1))
    ]


def _alike(number: int, key: int, unit: int) -> bool:
    """Tell whether a number has as many digits as the key and is exactly as round."""
    if number <= 0 or len(str(number)) != len(str(key)) or number % unit or not number // unit % 10:
        return False
    single_digit = key // unit < 10  # noqa: PLR2004 - one significant digit
    return single_digit or (number // unit % 5 == 0) == (key // unit % 5 == 0)


def _with_digits(quantity: Quantity, written: int, decimals: int) -> Quantity:
    number = quantity.number
    text = str(written).zfill(decimals + 1)
    digits = f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text
    value = number.value * Fraction(digits) / Fraction(number.digits or 1)
    return replace(quantity, number=Number(value, digits=digits, scale=number.scale))
