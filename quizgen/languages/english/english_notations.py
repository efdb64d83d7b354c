"""Patterns of typed answers that are ordinals, ratios, shares, factors, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from quizgen.languages.english.english_number_words import (
    ORDINAL_ENDINGS,
    cardinal,
    mixed,
    ordinal,
    roman,
)
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_spans import century_of
from quizgen.values.answer_folding import either, literal, optional
from quizgen.values.partial_dates import CENTURY, DECADE, PartialDate
from quizgen.values.quantities import Number, NumberKind

_RATIO_JOINT = "(?: ?: ?| ?to ?| ?- ?| ?/ ?| )"
_SHARE_JOINT = " ?(?:in|out of|of|in every|of every) ?"
_SCALE_SIGNS = {
    "thousand": "|k",
    "million": "|mn|mil|mio|m",
    "billion": "|bn|b",
    "trillion": "|tn|t",
}
_LARGEST_SCALED, _SMALLEST_SCALE = 1000, 1000
_WHOLES = (10, 100, 1000)
_SIDES = re.compile(r" ?(?::| to) ?")
_DECADES = (
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)


def amount_of_kind(number: Number) -> tuple[str, ...]:
    """Return the patterns of a number that is not an amount."""
    match number.kind:
        case NumberKind.ORDINAL:
            return _ordinals(int(number.value))
        case NumberKind.RATIO:
            sides = (NUMBERS.parse(side).value for side in _SIDES.split(number.word or ""))
            return (_RATIO_JOINT.join(_count(int(side)) for side in sides),)
        case NumberKind.FACTOR:
            count = _count(int(number.value))
            also = {2: "(?:twice|doubled?)", 3: "tripled?"}.get(int(number.value), "")
            return (either((f"{count}(?: ?times| ?x| ?fold)?", also)),)
    return (f"{literal(number.word or '')}(?: of)?",)


def shares(value: Fraction) -> tuple[str, ...]:
    """Return the patterns of a fraction as a share: “1 in 10”, “three out of ten”."""
    wholes = dict.fromkeys((value.denominator, *_WHOLES))
    return tuple(
        f"{_count(int(value * whole))}{_SHARE_JOINT}{_count(whole)}"
        for whole in wholes
        if (value * whole).denominator == 1 and whole <= _WHOLES[-1]
    )


def scaled(value: Fraction, digits: Callable[[Fraction], str]) -> list[str]:
    """Return the ways to type a large number with a scale: “half a million”, “500k”."""
    ways = []
    for scale, factor in NUMBERS.scales.items():
        share = value / factor
        is_usual = share >= 1 or (share * 10).denominator == 1 or share == Fraction(1, 4)
        if not is_usual or share >= _LARGEST_SCALED or factor < _SMALLEST_SCALE:
            continue
        name = f"(?:{scale}{_SCALE_SIGNS[scale]})"
        ways += [f"{each} ?{name}" for each in filter(None, (digits(share),))]
        words = (cardinal(int(share)) if share.denominator == 1 else "", *mixed(share))
        ways += [f"{each} ?{scale}" for each in words if each]
        ways += [f"an? {scale}"] * (share == 1)
        if share == Fraction(1, 2):
            ways.append(f"(?:a )?half (?:of )?(?:an? )?{scale}")
        elif share == Fraction(1, 4):
            ways.append(f"(?:a )?quarter (?:of )?(?:an? )?{scale}")
    return ways


def span_pattern(date: PartialDate) -> str:
    """Return the pattern of a decade or a century: “1860s”, “nineteenth century”."""
    part = f"{date.part} ?" if date.part else ""
    era = " ?bce?" if date.year < 0 else optional(" ?(?:ad|ce)")
    if date.years == DECADE:
        year = date.year if date.year > 0 else -date.year - DECADE + 1
        index, hundred = year // DECADE % DECADE, year // CENTURY
        words = f"{cardinal(hundred)} ?{_DECADES[index - 2]}" if index > 1 else ""
        return f"(?:the )?{part}{either((f'{year} ?s', words))}{era}"
    number = abs(century_of(date))
    names = f"{either(_ordinals(number))} ?(?:century|c)"
    return f"(?:the )?{part}{either((names, f'{number - 1}00s' if number > 1 else ''))}{era}"


def _ordinals(number: int) -> tuple[str, ...]:
    digits = f"{number:,}".replace(",", "[, ]?")
    numeral = roman(number) if number > 1 else ""
    ways = (f"{digits}{ORDINAL_ENDINGS}", ordinal(number), digits, numeral)
    return tuple(filter(None, ways))


def _count(number: int) -> str:
    return either((str(number), cardinal(number)))
