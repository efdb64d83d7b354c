"""Fixed rows of values, of which each value is in one at most: decades, exponents, small counts.

A hash cannot choose the position of a key that has too few neighbours: there is no decade after the
present one, and no ratio 0:1. If a row were made around the key, its position would reveal it. So
the rows do not depend on the key: every value of a row has the same options.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from quizgen.languages.language import Language
from quizgen.languages.number_notations import read_exponent, write_power
from quizgen.values.partial_dates import CENTURY, DECADE, PartialDate
from quizgen.values.quantities import Number, NumberKind

_SIZE = 4
_DECADES = 3
_LAST_DECADE, _LAST_CENTURY = 2020, 2001
"""The first years of the last decade and the last century that are offered."""
_FIRST_EXPONENT = 3
"""The smallest exponent for which there are options."""
_SMALL = ((2, 3, 4, 5), (6, 7, 8, 9))
_TENS = ((10, 20, 30, 40), (60, 70, 80, 90))


def find_date_row(date: PartialDate) -> tuple[PartialDate, ...]:
    """Return the other dates in the row of a decade or a century; empty for other dates."""
    if date.years == DECADE:
        row = _row_of_decade(date.year)
    else:
        row = _row_of_century(date.year) if date.years == CENTURY else ()
    return tuple(replace(date, year=year) for year in row if year != date.year)


def _row_of_decade(year: int) -> Sequence[int]:
    """Return the first years of three decades: of the 10s to 30s, 40s to 60s or 70s to 90s.

    “The 1800s” would be a century.
    """
    decade = year if year > 0 else -year - DECADE + 1
    place = decade // DECADE % DECADE - 1
    start = decade - place % _DECADES * DECADE
    row = range(start, start + _DECADES * DECADE, DECADE)
    if place < 0 or (year > 0 and row[-1] > _LAST_DECADE):
        return ()
    return row if year > 0 else [-other - DECADE + 1 for other in row]


def _row_of_century(year: int) -> Sequence[int]:
    """Return the first years of four centuries; the last row ends with the present century."""
    place = (_LAST_CENTURY - year if year > 0 else -CENTURY - year) // CENTURY
    last = year + place % _SIZE * CENTURY
    row = range(last - (_SIZE - 1) * CENTURY, last + 1, CENTURY)
    return () if place < 0 or (year > 0 and row[0] < 1) else row


def find_number_row(number: Number, language: Language) -> tuple[Number, ...]:
    """Return the other numbers in the row of an ordinal, a power, a ratio n:1 or “one in n”.

    It is empty for other numbers. The numbers of a row are in the same notation.
    """
    if number.upper:
        return ()
    if number.kind is NumberKind.ORDINAL:
        return _find_ordinals(number, language)
    if number.has_power:
        return _find_powers(number)
    is_share = number.kind is NumberKind.PLAIN and not number.digits and 0 < number.value < 1
    return _find_counts(number, language) if number.kind is NumberKind.RATIO or is_share else ()


def _row_of(number: int, first: int) -> list[int]:
    """Return the other numbers in the row of a number; rows of four begin at `first`."""
    start = number - (number - first) % _SIZE
    return [other for other in range(start, start + _SIZE) if other != number]


def _find_ordinals(number: Number, language: Language) -> tuple[Number, ...]:
    row = _row_of(int(number.value), 1)
    if number.digits:
        return tuple(replace(number, value=Fraction(n), digits=str(n)) for n in row)
    words = {n: language.numbers.ordinal_words.get(n) for n in row}
    return tuple(
        replace(number, value=Fraction(n), word=word)
        for n, word in words.items()
        if all(words.values())
    )


def _find_powers(number: Number) -> tuple[Number, ...]:
    """Return numbers that differ from a number in the exponent only: 10²⁷ to 10³⁰."""
    exponent = read_exponent((number.scale or "").removeprefix("× "))
    sign = 1 if exponent > 0 else -1
    if abs(exponent) < _FIRST_EXPONENT:
        return ()
    row = (sign * other for other in _row_of(abs(exponent), _FIRST_EXPONENT))
    return tuple(_with_exponent(number, other, exponent) for other in row)


def _with_exponent(number: Number, exponent: int, old: int) -> Number:
    power = write_power(exponent)
    value = number.value * Fraction(10) ** (exponent - old)
    return replace(number, value=value, scale=f"× {power}" if number.digits else power)


def _find_counts(number: Number, language: Language) -> tuple[Number, ...]:
    """Return ratios or shares with another count on the side that is not one."""
    before, joint, after = _split_sides(number.word or "", language)
    counts = (_read_count(before, language), _read_count(after, language))
    if not joint or 1 not in counts:
        return ()
    varied = (before, after)[counts.index(1) - 1]
    own = _read_count(varied, language)
    row = next((row for row in (*_SMALL, *_TENS) if own in row), ())
    made = []
    for other in (other for other in row if other != own):
        written = str(other) if varied.isdigit() else language.numbers.count_words.get(other)
        if not written:
            return ()
        word = f"{before}{joint}{written}" if varied is after else f"{written}{joint}{after}"
        value = Fraction(1, other) if varied is after else Fraction(other)
        made.append(replace(number, value=value, word=word))
    return tuple(made)


def _split_sides(word: str, language: Language) -> tuple[str, str, str]:
    """Return a ratio or share in three parts: a count, what joins it, and the other count."""
    spans = language.numbers.spans
    words = sorted((*spans.of, *spans.to[:1]), key=len, reverse=True)
    joints = (":", *(f" {joint} " for joint in words))
    return word.partition(next((joint for joint in joints if joint in word), "\0"))


def _read_count(text: str, language: Language) -> int | None:
    try:
        value = language.numbers.parse(text).value
    except ValueError:
        return None
    return int(value) if value.denominator == 1 else None
