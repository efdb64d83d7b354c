"""English numbers in words: their patterns and their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from quizgen.languages.patterns import alternatives
from quizgen.values.quantities import Number, NumberKind

_UP_TO_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_LATER_PARTS = {f"{word}th": number for number, word in enumerate(_UP_TO_TWENTY[11:20], 11)} | {
    "twelfth": 12
}
"""They need “one” or a count: “a sixteenth” may be an ordinal."""
_WHOLES = {**_PARTS, **_LATER_PARTS}
_COUNTS = {part: _UP_TO_TWENTY[2:whole] for part, whole in _WHOLES.items() if part != "half"}
"""How many parts a fraction may have: two thirds, but two, three or four fifths."""
_FRACTIONS = {
    **{
        f"one{joint}{part}": Fraction(1, whole)
        for part, whole in _LATER_PARTS.items()
        for joint in " -"
    },
    **{
        f"{one}{part}": Fraction(1, whole)
        for part, whole in _PARTS.items()
        for one in ("a ", "one ", "one-")
    },
    **{
        f"{count}{joint}{part}s": Fraction(number, _WHOLES[part])
        for part, counts in _COUNTS.items()
        for number, count in enumerate(counts, 2)
        for joint in (" ", "-")
    },
}
"""Fractions: “a third”, “one-half”, “three quarters”."""
_ROUND = {
    "a dozen": 12,
    "half a dozen": 6,
    "half a million": 500_000,
    "half a billion": 500_000_000,
    "quarter of a million": 250_000,
    "a quarter of a million": 250_000,
    "three quarters of a million": 750_000,
    "a hundred": 100,
    "a thousand": 1000,
    "a million": 10**6,
    "a billion": 10**9,
    "a trillion": 10**12,
}
_SMALL = {word: number for number, word in enumerate(_UP_TO_TWENTY)} | {
    word: 10 * number for number, word in enumerate(_TENS, 3)
}
_LARGE = {"hundred": 100, "thousand": 1000}
_COUNTED = {"dozen": 12}
_MAGNITUDES = {
    "dozens": 12, "tens": 10, "hundreds": 100, "thousands": 1000, "millions": 10**6,
    "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
"""The ordinals up to the nineteenth."""
_ONES = alternatives(_UP_TO_TWENTY[1:10])
_NO_ORDINAL = rf"(?![ -]{alternatives(ORDINALS[:9])}\b)"
_BELOW_TWENTY = alternatives(sorted(_UP_TO_TWENTY[:20], key=len, reverse=True))
_BELOW_HUNDRED = (
    rf"(?:{alternatives(('twenty', *_TENS))}(?:[ -]{_ONES}\b)?{_NO_ORDINAL}"
    rf"|{_BELOW_TWENTY})"
)
_BELOW_THOUSAND = (
    rf"(?:(?:{_BELOW_HUNDRED}|an?) hundred(?: (?:and )?{_BELOW_HUNDRED}\b)?|{_BELOW_HUNDRED})"
)
_COUNT = (
    rf"(?:(?:{_BELOW_THOUSAND}|an?) thousand(?:,? (?:and )?{_BELOW_THOUSAND}\b)?"
    rf"|(?:{_BELOW_HUNDRED}|an?|half an?) dozen|{_BELOW_THOUSAND})"
)
_ROUND_NUMBER = alternatives(sorted(map(re.escape, _ROUND), key=len, reverse=True))
_PART_OF_ONE = alternatives((
    f"one[ -]{alternatives(_LATER_PARTS)}",
    f"(?:a |one[ -]){alternatives(_PARTS)}",
    *(f"{alternatives(counts)}[ -]{part}s" for part, counts in _COUNTS.items()),
))  # fmt: skip
"""The words of `_FRACTIONS`, short, because a list of all of them takes long to compile."""
_MANY = rf"(?:(?:{'|'.join(_MAGNITUDES)})\b(?: of (?:{'|'.join(list(_MAGNITUDES)[2:])}))*)"
_FOLD = rf"(?:\d{{1,4}}-?|(?:{_BELOW_HUNDRED}|a hundred|a thousand)[ -]?)fold"
_SPLIT = re.compile(r"[ ,-]+")
_ORDINAL_TENS = {f"{ten[:-1]}ieth": 10 * number for number, ten in enumerate(("twenty", *_TENS), 2)}
_ORDINAL = re.compile(
    r"(?<![\w.,-])(?:(?P<digits>\d{1,4})(?:st|nd|rd|th)"
    rf"|(?:(?P<tens>twenty|{'|'.join(_TENS)})[ -])?"
    rf"(?P<word>{'|'.join((*ORDINALS, *_ORDINAL_TENS))}))(?!\w)",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"(\d{{1,6}}|{_BELOW_HUNDRED}) (?:to|:) (\d{{1,6}}|{_BELOW_HUNDRED})", re.IGNORECASE
)
_TIMES = re.compile(rf"(?<![\w.,-])(\d{{1,4}}|{_BELOW_HUNDRED}) times\b", re.IGNORECASE)
_FACTORS = tuple(
    (re.compile(rf"\b{word}", re.IGNORECASE), Fraction(factor))
    for word, factor in (
        (r"once\b", 1),
        (r"twice\b", 2),
        (r"thrice\b", 3),
        ("doubl(?:e|ing)", 2),
        ("tripl(?:e|ing)", 3),
    )
)
"""Words that say by which factor something grows."""
_AFTER_ARTICLE = alternatives((*_PARTS, *_LARGE, *_COUNTED, "million", "billion", "trillion"))
_FIRST = (
    rf"(?:{alternatives((*_SMALL, 'half', 'quarter', *_MAGNITUDES))}(?:fold)?\b"
    rf"|an? (?:half )?{_AFTER_ARTICLE}|\d{{1,4}}(?: and |-?fold))"
)
"""How a number in words begins: a quick test before the whole pattern."""
NUMBER_IN_WORDS = (
    rf"(?:(?={_FIRST})(?:{_FOLD}|{_PART_OF_ONE}|(?:{_COUNT}|\d{{1,4}}) and {_PART_OF_ONE}"
    rf"|{_MANY}|{_COUNT}|{_ROUND_NUMBER}|half))"
)
"""Numbers in words: “two hundred and six”, “two and a half”, “tens of thousands”, “threefold”."""
NUMBER_WORDS = {
    **{word: Fraction(number) for word, number in _SMALL.items()},
    "half": Fraction(1, 2),
    **_FRACTIONS,
    **{words: Fraction(number) for words, number in _ROUND.items()},
}
"""Numbers in one or a few words."""
LISTED_NUMBER = alternatives((_ROUND_NUMBER, _PART_OF_ONE, *_SMALL, "half"))
"""The words of `NUMBER_WORDS`. A word boundary has to follow."""
LAST_WORDS = frozenset((
    *(word.split()[-1] for word in NUMBER_WORDS), *_MAGNITUDES, *_LARGE, *_COUNTED, "fold",
    *(f"{word}fold" for word in (*_SMALL, *_LARGE)), *ORDINALS, *_ORDINAL_TENS,
))  # fmt: skip
"""Words of which every number in words has one."""


def read_number_words(text: str) -> tuple[Fraction, NumberKind]:
    """Return the value and the kind of a number in words, in lower case."""
    if text.endswith("fold"):
        return read_count(text.removesuffix("fold").rstrip(" -")), NumberKind.FACTOR
    first, *others = text.split(" of ")
    if first in _MAGNITUDES:
        value = Fraction(_MAGNITUDES[first])
        for other in others:
            value *= _MAGNITUDES[other]
        return value, NumberKind.MAGNITUDE
    if text in NUMBER_WORDS:
        return NUMBER_WORDS[text], NumberKind.PLAIN
    whole, joint, part = text.rpartition(" and ")
    if joint and part in _FRACTIONS:
        return read_count(whole) + _FRACTIONS[part], NumberKind.PLAIN
    return read_count(text), NumberKind.PLAIN


def read_count(text: str) -> Fraction:
    """Return the value of a whole number: 206 for “two hundred and six”."""
    if text.isdigit():
        return Fraction(text)
    total, part = Fraction(0), Fraction(0)
    for word in _SPLIT.split(text):
        if word in _LARGE:
            part = (part or Fraction(1)) * _LARGE[word]
            total, part = (total + part, Fraction(0)) if word == "thousand" else (total, part)
        elif word in _COUNTED:
            part = (part or Fraction(1)) * _COUNTED[word]
        elif word == "half":
            part = Fraction(1, 2)
        else:
            part += _SMALL.get(word, 0)
    return total + part


def read_ordinal(text: str) -> Number | None:
    """Return the ordinal that a text is: “27th”, “the third”; or None."""
    bare = text[4:] if text[:4].lower() == "the " else text
    found = _ORDINAL.fullmatch(bare)
    if not found:
        return None
    word = None if found["digits"] else bare.lower()
    return Number(_value_of(found), digits=found["digits"], word=word, kind=NumberKind.ORDINAL)


def read_ratio(text: str) -> Number | None:
    """Return the ratio that a text is, “3 to 1”; None for other texts, and for a range."""
    found = _RATIO.fullmatch(text)
    if not found:
        return None
    left, right = (read_count(side.lower()) for side in found.groups())
    if not left > right > 0:
        return None
    return Number(left / right, word=text.lower(), kind=NumberKind.RATIO)


def find_ordinals(text: str) -> Iterator[Fraction]:
    """Yield the ordinals of a text, in figures and words."""
    return map(_value_of, _ORDINAL.finditer(text))


def find_factors(text: str) -> Iterator[Fraction]:
    """Yield the factors that a text names in other words than “threefold”: “three times”."""
    yield from (read_count(found[1].lower()) for found in _TIMES.finditer(text))
    yield from (factor for word, factor in _FACTORS if word.search(text))


def ordinal_ending(number: int) -> str:
    """Return the ending of an ordinal in figures: the “rd” of 23rd."""
    is_teen = 10 < number % 100 < 14  # noqa: PLR2004 - eleventh to thirteenth
    return "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _value_of(found: re.Match[str]) -> Fraction:
    if found["digits"]:
        return Fraction(found["digits"])
    word = found["word"].lower()
    tens = _SMALL[found["tens"].lower()] if found["tens"] else 0
    return Fraction(tens + (_ORDINAL_TENS.get(word) or ORDINALS.index(word) + 1))
