"""Compute wrong numbers for a key whose pool is too small to draw distractors from.

With `v ± 10 %` or `2v`, the key is the centre of its options, and a guesser finds it every time.
Instead, the options are equally spaced, and a hash decides which of them is the key. Each position
of the key must be possible, so all numbers have the same number of digits and are equally round.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from itertools import product

from msgspec.structs import replace

from quizgen.languages.language import Language
from quizgen.questions.hashing import unit_hash
from quizgen.questions.option_ids import COMPUTED
from quizgen.questions.options import Option, make_option
from quizgen.questions.strata import FEWEST, MOST
from quizgen.values.quantities import Number, Quantity

SMALLEST_STEP, LARGEST_STEP = 0.04, 0.35
"""Limits of the step between two options. It is more than 4 % of the largest option, so that all
differ clearly, and at most 35 % of the key, so that all are plausible."""
SMALLEST_HEDGED, LARGEST_HEDGED = 0.25, 0.4
"""The same for a number with a hedge such as “about”, as shares of the key: what is about 75 may
also be called about 71."""

_NICE = (1, 2, 5)


def is_computed(ids: Iterable[str]) -> bool:
    """Return whether some options, given by their ids, are computed numbers."""
    return any(id_.startswith(COMPUTED) for id_ in ids)


def compute_options(
    key: Option, item_id: str, language: Language, kept: Sequence[str] = ()
) -> tuple[Option, ...]:
    """Return three computed numbers as distractors of a key, or two; empty if none are fair.

    They are those that the item keeps, given by their ids, if these are still fair.
    """
    if not isinstance(key.value, Quantity):
        return ()
    numbers = {Fraction(id_.removeprefix(COMPUTED)) for id_ in kept if id_.startswith(COMPUTED)}
    for count in (MOST, FEWEST):
        wrong = make_wrong_quantities(key.value, item_id, count, language, numbers)
        made = (make_option(quantity, language, key.pool) for quantity in wrong)
        if options := tuple(option for option in made if option):
            return tuple(replace(option, id=COMPUTED + option.id) for option in options)
    return ()


def make_wrong_quantities(
    quantity: Quantity,
    item_id: str,
    count: int,
    language: Language,
    kept: Collection[Fraction] = (),
) -> tuple[Quantity, ...]:
    """Return `count` wrong quantities for an item; empty if no fair step exists.

    They have the numbers that the item keeps, if these are still fair, or else a hash chooses them.
    A quantity with a one-sided hedge has none: “over 1.2 million” is also true of 1.5 million.
    """
    digits = quantity.number.digits
    if digits is None or language.numbers.is_one_sided(quantity):
        return ()
    whole, _, decimals = digits.partition(".")
    written = int(whole + decimals)
    steps = _find_fair_steps(written, count, is_hedged=bool(quantity.hedge))
    if not steps:
        return ()
    chosen = steps[int(unit_hash(item_id, "step") * len(steps))]
    rank = int(unit_hash(item_id, "rank") * (count + 1))
    places = product(steps, range(count + 1)) if kept else ()
    for step, first in (*places, (chosen, rank)):
        others = (written + (n - first) * step for n in range(count + 1) if n != first)
        row = tuple(_replace_digits(quantity, other, len(decimals)) for other in others)
        if {wrong.number.value for wrong in row} == {*kept}:
            break
    return row


def _find_fair_steps(written: int, count: int, *, is_hedged: bool) -> list[int]:
    """Return the steps that allow any position of the key among `count` + 1 numbers."""
    unit = 1
    while written and written % (unit * 10) == 0:
        unit *= 10
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


def _replace_digits(quantity: Quantity, written: int, decimals: int) -> Quantity:
    number = quantity.number
    text = str(written).zfill(decimals + 1)
    digits = f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text
    value = number.value * Fraction(digits) / Fraction(number.digits or 1)
    return replace(quantity, number=Number(value, digits=digits, scale=number.scale))
