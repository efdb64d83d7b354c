"""Read quantities as people write them: “over 1.5 million explosives”, “nearly half”, “37 °C”."""

from __future__ import annotations

import re

from quizgen.languages.grounding_words import GroundingWords
from quizgen.languages.nouns import Nouns
from quizgen.languages.number_notations import CURRENCY_PATTERN
from quizgen.languages.number_spans import Mention
from quizgen.languages.numbers import Numbers
from quizgen.values.number_formulas import plain_numbers
from quizgen.values.quantities import Number, NumberKind, Quantity

_SEPARATOR = re.compile(r"\s+|(?=[%‰°€£¥$µΩ]|[a-zA-Z]{2,3}(?![a-zA-Z]))")
"""What is between a number and its unit: a space, or nothing before a sign or a symbol."""
_CURRENCY_BEFORE = re.compile(f"{CURRENCY_PATTERN}$")


def read_quantity(
    text: str, numbers: Numbers, nouns: Nouns, words: GroundingWords
) -> Quantity | None:
    """Return the quantity that a text consists of, or None.

    Returns None if the unit is not a noun in the form that fits the number, for two numbers, and
    for a number that begins with a zero.
    """
    text = plain_numbers(text.strip())
    if text in numbers.names or not numbers.may_have_numbers(text):
        return None
    if whole := numbers.read_whole(text):
        return Quantity(whole)
    start = numbers.read_start(text)
    if start is None or start.number.has_leading_zero or _may_be_years(start.number, text):
        return None
    named = _read_unit(text, start, numbers, nouns, words)
    return None if named is None else Quantity(start.number, *named, hedge=start.hedge)


def _read_unit(
    text: str, start: Mention, numbers: Numbers, nouns: Nouns, words: GroundingWords
) -> tuple[str, str] | None:
    """Return the singular and the irregular plural of the unit of a number, both perhaps empty.

    Returns None if the text has other words than a unit.
    """
    rest = text[start.end :]
    if sign := _CURRENCY_BEFORE.search(text[: start.start]):
        return None if rest else (sign[0], "")
    if not rest:
        return "", ""
    if start.number.kind is NumberKind.MAGNITUDE:
        rest = rest.removeprefix(numbers.spans.part)
    between = _SEPARATOR.match(rest)
    unit = rest[between.end() :] if between else ""
    if not unit or _has_second_number(unit, numbers, words):
        return None
    return _name_unit(unit, start.number, nouns, words)


def _may_be_years(number: Number, text: str) -> bool:
    """Return whether a range may be a span of years: “1914–1918”, but not “1,914–1,918”."""
    ends = filter(None, (number, number.upper))
    return number.may_be_years and all((end.digits or "") in text for end in ends)


def _has_second_number(unit: str, numbers: Numbers, words: GroundingWords) -> bool:
    """Return whether a unit has a number of its own, unlike “milligrams per 100 millilitres”."""
    end = len(words.unit_ends.split(unit)[0])
    return any(
        mention.start <= end or words.joins_numbers.fullmatch(unit, end, mention.start)
        for mention in numbers.find(unit)
    )


def _name_unit(
    unit: str, number: Number, nouns: Nouns, words: GroundingWords
) -> tuple[str, str] | None:
    """Return the singular and the irregular plural of a unit, or None if it is not a unit."""
    head, *rest = words.unit_ends.split(unit)
    if head in (nouns.percent, *nouns.percent_signs):
        return None if rest else (nouns.percent, "")
    if words.unit_ends.match(f" {unit} "):
        return None
    if number.value == 1:
        return unit, ""
    singular = nouns.singular(unit)
    if singular or abs(number.value) < 1:
        return singular or unit, ""
    return (unit, unit) if unit.isupper() else None
