"""Fixed rows of values, of which each value is in one at most: decades, centuries, small counts.

A hash cannot choose the position of a key that has too few neighbours: there is no decade after the
present one, and no ratio 0:1. If a row were made around the key, its position would reveal it. So
the rows do not depend on the key: every value of a row has the same options.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from quizgen.languages.language import Language
from quizgen.values.partial_dates import CENTURY, DECADE, PartialDate
from quizgen.values.quantities import Number, NumberKind

_SIZE = 4
_LAST_DECADE, _LAST_CENTURY, _LAST_DECADE_BC = 2020, 2001, -19
"""The first years of the last decade and century that are offered, and of the 10s BC."""
_SMALL = ((2, 3, 4, 5), (6, 7, 8, 9))
_TENS = ((10, 20, 30, 40), (60, 70, 80, 90))


def find_date_row(date: PartialDate) -> tuple[PartialDate, ...]:
    """Return the other dates in the row of a decade or a century; empty for other dates."""
    if date.years not in (DECADE, CENTURY):
        return ()
    last = _LAST_DECADE if date.years == DECADE else _LAST_CENTURY
    if date.year < 0:
        last = _LAST_DECADE_BC if date.years == DECADE else -CENTURY
    place = (last - date.year) // date.years
    start = last - (place // _SIZE * _SIZE + _SIZE - 1) * date.years
    row = range(start, start + _SIZE * date.years, date.years)
    if place < 0 or (date.year > 0 and start < 1):
        return ()
    return tuple(replace(date, year=year) for year in row if year != date.year)


def find_number_row(number: Number, language: Language) -> tuple[Number, ...]:
    """Return the other numbers in the row of a ratio n:1 or a share “one in n”, or none."""
    is_share = number.kind is NumberKind.PLAIN and not number.digits and 0 < number.value < 1
    if number.upper or not number.word or not (number.kind is NumberKind.RATIO or is_share):
        return ()
    before, joint, after = _split_sides(number.word, language)
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
