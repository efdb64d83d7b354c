"""Round quantities whose exact number is not worth learning: 40,075 km to about 40,000 km."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from quizgen.values.entities import Value
from quizgen.values.quantities import Number, NumberKind, Quantity

DEFAULT_DIGITS = 2
"""The significant digits of a number that is rounded, unless the author gives another number."""


def round_value(value: Value, digits: int, hedge: str) -> Value:
    """Return a quantity with some significant digits and a hedge; other values unchanged.

    A number that is as round already, or has a hedge, stays as it is.
    """
    if not isinstance(value, Quantity) or value.hedge:
        return value
    rounded = _round_number(value.number, digits)
    return value if rounded is value.number else replace(value, number=rounded, hedge=hedge)


def _round_number(number: Number, digits: int) -> Number:
    """Return a number in figures with some significant digits, and its sign and scale."""
    written = (number.digits or "").removeprefix("-")
    if not written or number.kind is not NumberKind.PLAIN or number.upper or not Fraction(written):
        return number
    exact = Fraction(written)
    place = _exponent_of(exact) - digits + 1
    unit = Fraction(10) ** place
    rounded = int(exact / unit + Fraction(1, 2)) * unit
    if rounded == exact:
        return number
    decimals = max(0, -place)
    text = f"{int(rounded * 10**decimals):0{decimals + 1}}"
    plain = f"{text[:-decimals]}.{text[-decimals:]}".rstrip("0").rstrip(".") if decimals else text
    sign = "-" if (number.digits or "").startswith("-") else ""
    return replace(number, value=number.value * rounded / exact, digits=f"{sign}{plain}")


def _exponent_of(value: Fraction) -> int:
    exponent = len(str(int(value))) - 1 if value >= 1 else 0
    while value < Fraction(10) ** exponent:
        exponent -= 1
    return exponent
