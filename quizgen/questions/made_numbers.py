"""Compute wrong values for a key whose pool is too small to draw distractors from.

With `v ± 10 %` or `2v`, the key is the centre of its options, and a guesser finds it every time.
Instead, numbers are equally spaced, and a hash decides which of them is the key. Each position of
the key must be possible, so all numbers have the same number of digits and are equally round.
Ranges follow one another in the same way. Where too few values exist for that, as for decades,
exponents and small ratios, each value belongs to a fixed row: see `fixed_rows`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from itertools import product

from msgspec.structs import replace

from quizgen.languages.language import Language
from quizgen.questions.fixed_rows import find_date_row, find_number_row
from quizgen.questions.hashing import unit_hash
from quizgen.questions.option_ids import COMPUTED
from quizgen.questions.options import Option, make_option
from quizgen.questions.strata import FEWEST, MOST
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import MARGIN, Number, NumberKind, Quantity

SMALLEST_STEP, LARGEST_STEP = 0.04, 0.35
"""Limits of the step between two options. It is more than 4 % of the largest option, so that all
differ clearly, and at most 35 % of the key, so that all are plausible."""
SMALLEST_HEDGED, LARGEST_HEDGED = 0.25, 0.4
"""The same for a number with a hedge such as “about”, as shares of the key: what is about 75 may
also be called about 71."""

_NICE = (1, 2, 5)


Row = tuple[Quantity, ...]
"""The wrong values of an item."""


def is_computed(ids: Iterable[str]) -> bool:
    """Return whether some options, given by their ids, are computed numbers."""
    return any(id_.startswith(COMPUTED) for id_ in ids)


def compute_options(
    key: Option, item_id: str, language: Language, kept: Sequence[str] = ()
) -> tuple[Option, ...]:
    """Return three computed values as distractors of a key, or two; empty if none are fair.

    They are those that the item keeps, given by their ids, if these are still fair.
    """
    ids = {id_.removeprefix(COMPUTED) for id_ in kept if id_.startswith(COMPUTED)}
    for count in (MOST, FEWEST):
        wrong: Sequence[Quantity | PartialDate] = ()
        if isinstance(key.value, PartialDate):
            wrong = find_date_row(key.value)
        elif isinstance(key.value, Quantity):
            wrong = make_wrong_quantities(key.value, item_id, count, language, ids)
        made = (make_option(value, language, key.pool) for value in wrong)
        if options := tuple(option for option in made if option):
            return tuple(replace(option, id=COMPUTED + option.id) for option in options)
    return ()


def make_wrong_quantities(
    quantity: Quantity, item_id: str, count: int, language: Language, kept: Collection[str] = ()
) -> Row:
    """Return `count` wrong quantities for an item; empty if no fair ones exist.

    They have the numbers that the item keeps, given by their ids, if these are still fair, or else
    a hash chooses them. A quantity with a one-sided hedge has none: “over 1.2 million” is also true
    of 1.5 million.
    """
    if language.numbers.is_one_sided(quantity):
        return ()
    if numbers := find_number_row(quantity.number, language):
        return tuple(replace(quantity, number=number) for number in numbers)
    steps = _find_steps(quantity, count, language)
    if not steps:
        return ()
    chosen = steps[int(unit_hash(item_id, "step") * len(steps))]
    rank = int(unit_hash(item_id, "rank") * (count + 1))
    places = product(steps, range(count + 1)) if kept else ()
    for step, first in (*places, (chosen, rank)):
        row = tuple(_shift(quantity, (n - first) * step) for n in range(count + 1) if n != first)
        if {wrong.number.id for wrong in row} == {*kept}:
            break
    return row


def _find_steps(quantity: Quantity, count: int, language: Language) -> list[int]:
    """Return the fair steps between options that are numbers or ranges in figures."""
    number = quantity.number
    is_plain = number.kind is NumberKind.PLAIN and number.joint != MARGIN
    if number.digits is None or number.has_power or not is_plain:
        return []
    steps = _find_fair_steps(_written(number), count, is_hedged=bool(quantity.hedge))
    if number.upper:
        return [step for step in steps if _has_room_for_ranges(number, step, count)]
    lowest = language.units.minimum(quantity.unit)
    if not number.digits.startswith("-") or lowest is None:
        return steps
    return [step for step in steps if _shift(quantity, 2 * count * step).number.value >= lowest]


def _written(number: Number) -> int:
    """Return the digits of a number without sign and decimal mark."""
    return int((number.digits or "0").removeprefix("-").replace(".", ""))


def _shift(quantity: Quantity, change: int) -> Quantity:
    """Return a quantity with another number: its digits, and those of its upper end, changed."""
    number = quantity.number
    upper = number.upper and _shift_digits(number.upper, change)
    return replace(quantity, number=replace(_shift_digits(number, change), upper=upper))


def _shift_digits(number: Number, change: int) -> Number:
    digits = number.digits or "0"
    decimals = len(digits.partition(".")[2])
    text = str(_written(number) + change).zfill(decimals + 1)
    written = f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text
    written = f"-{written}" if digits.startswith("-") else written
    value = number.value * Fraction(written) / Fraction(digits)
    return replace(number, value=value, digits=written)


def _has_room_for_ranges(number: Number, step: int, count: int) -> bool:
    """Return whether ranges in some steps neither touch nor differ in form."""
    upper = number.upper
    ends = tuple(each.digits or "" for each in (number, upper) if each)
    if upper is None or not all(ends) or "-" in "".join(ends):
        return False
    if len({len(end.partition(".")[2]) for end in ends}) > 1:
        return False
    first, last = _written(number), _written(upper)
    reach = range(-2 * count, 2 * count + 1)
    unit = _unit_of(last)
    return last - first < step and all(_is_alike(last + n * step, last, unit) for n in reach)


def _find_fair_steps(written: int, count: int, *, is_hedged: bool) -> list[int]:
    """Return the steps that allow any position of the key among `count` + 1 numbers."""
    unit = _unit_of(written)
    nice = (base * unit * 10**power for power in range(len(str(written))) for base in _NICE)
    return [
        step
        for step in nice
        if _is_plausible(step, written, count, is_hedged=is_hedged)
        and all(_is_alike(written + n * step, written, unit) for n in range(-count, count + 1))
        and (is_hedged or _has_room(written, 2 * count * step))
    ]


def _has_room(written: int, reach: int) -> bool:
    """Return whether all numbers within reach have as many digits as the key.

    If only the numbers around the key had room for all positions of the key, and those around its
    distractors had not, that would reveal the key.
    """
    return reach < written and len(str(written - reach)) == len(str(written + reach))


def _is_plausible(step: int, written: int, count: int, *, is_hedged: bool) -> bool:
    """Return whether a step is large enough for all options to differ, and not too large."""
    if is_hedged:
        return SMALLEST_HEDGED * written <= step <= LARGEST_HEDGED * written
    return SMALLEST_STEP * (written + count * step) < step <= LARGEST_STEP * written


def _is_alike(number: int, key: int, unit: int) -> bool:
    """Return whether a number has as many digits as the key and is exactly as round."""
    if number <= 0 or len(str(number)) != len(str(key)) or number % unit or not number // unit % 10:
        return False
    single_digit = key // unit < 10  # noqa: PLR2004 - one significant digit
    return single_digit or (number // unit % 5 == 0) == (key // unit % 5 == 0)


def _unit_of(written: int) -> int:
    """Return the power of ten that a number is a multiple of: 100 for 42,400."""
    unit = 1
    while written and written % (unit * 10) == 0:
        unit *= 10
    return unit
