"""English numbers in words, as patterns of typed answers: “three hundred and thirty”, “21st”."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.values.answer_folding import either, join_patterns, optional

_AND = optional("and")
_ONE = optional("an?|one")
_MOST = 10**6
_SMALL = {
    int(value): word
    for word, value in NUMBERS.words.items()
    if value.denominator == 1 and value < 100 and " " not in word  # noqa: PLR2004 - tens
}
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST_ROMAN = 39
_UNIT_FRACTIONS = {
    word.removeprefix("one "): value.denominator
    for word, value in NUMBERS.words.items()
    if word.startswith("one ") and value.numerator == 1 and value < 1
}
_PARTS = {
    denominator: tuple(word for word, other in _UNIT_FRACTIONS.items() if other == denominator)
    for denominator in _UNIT_FRACTIONS.values()
}
"""The names of a part by its denominator: “quarter” and “fourth”."""
ORDINAL_ENDINGS = "(?:st|nd|rd|th)"


@lru_cache(maxsize=1024)
def cardinal(number: int) -> str:
    """Return the pattern of a whole number in words; empty from a million on."""
    if number in _SMALL:
        return _SMALL[number]
    if number < 100:  # noqa: PLR2004 - tens
        return join_patterns((_SMALL[number - number % 10], _SMALL[number % 10]))
    if number < _MOST:
        return either(_in_hundreds(number))
    return ""


def ordinal(number: int) -> str:
    """Return the pattern of an ordinal below a hundred, in words; empty from a hundred on."""
    if number >= 100:  # noqa: PLR2004 - tens
        return ""
    *tens, last = cardinal(number).split(" ?")
    if last.endswith("y"):
        return join_patterns((*tens, f"{last[:-1]}ieth"))
    return join_patterns((*tens, _ORDINALS.get(last, f"{last}th")))


def roman(number: int) -> str:
    """Return a number as a Roman numeral in lower case; empty from forty on."""
    numeral, rest = "", number if number <= _LARGEST_ROMAN else 0
    for value, letters in _ROMAN:
        numeral += letters * (rest // value)
        rest %= value
    return numeral


ROMAN_NUMERALS = {roman(number).upper(): number for number in range(1, _LARGEST_ROMAN + 1)}
ORDINAL_WORDS = {
    ordinal(number).replace(" ?", "-"): number for number in range(1, 100) if ordinal(number)
}
CARDINAL_WORDS = {cardinal(number).replace(" ?", "-"): number for number in range(100)}


def fraction(value: Fraction) -> tuple[str, ...]:
    """Return the patterns of a fraction below one: “a third”, “1/3”, “25 %”."""
    plain = f"{value.numerator}/{value.denominator}"
    return (*_in_parts(value), plain, *percentage(value))


def _in_parts(value: Fraction) -> tuple[str, ...]:
    """Return the pattern of a fraction in words; none if it has no usual name."""
    names = _PARTS.get(value.denominator)
    if not names:
        return ()
    if value.numerator == 1:
        return (f"(?:(?:a|one) ?)?{either(names)}",)
    return (f"{cardinal(value.numerator)} ?{either(names)}s",)


def percentage(value: Fraction) -> tuple[str, ...]:
    """Return the pattern of a fraction as a percentage, if it has one without decimals."""
    percent = value * 100
    return (f"{percent} ?(?:%|per ?cent)",) if percent.denominator == 1 else ()


def mixed(value: Fraction) -> tuple[str, ...]:
    """Return the patterns of a number with a half, a quarter and so on: “two and a half”."""
    whole, part = divmod(value, 1)
    words = _in_parts(part) if whole and part else ()
    number = either((str(whole), cardinal(int(whole))))
    signs = (f"{whole} {part.numerator}/{part.denominator}",) if words else ()
    return (*(f"{number} ?and ?{word}" for word in words), *signs)


def _in_hundreds(number: int) -> tuple[str, ...]:
    thousands, rest = divmod(number, 1000)
    hundreds, last = divmod(rest, 100)
    ways = []
    if thousands:
        tail = (_AND, cardinal(rest)) if rest else ()
        ways.append(join_patterns((_count(thousands), "thousand", *tail)))
    elif hundreds:
        tail = (_AND, cardinal(last)) if last else ()
        ways.append(join_patterns((_count(hundreds), "hundred", *tail)))
    if 0 < thousands < 10 and hundreds and not last:  # noqa: PLR2004 - “fifteen hundred”
        ways.append(join_patterns((cardinal(number // 100), "hundred")))
    return tuple(ways)


def _count(number: int) -> str:
    return _ONE if number == 1 else cardinal(number)
