"""Read quantities as people write them: “over 1.5 million explosives”, “nearly half”, “37 °C”."""

from __future__ import annotations

import re

from quizgen.languages.grounding_words import GroundingWords
from quizgen.languages.nouns import Nouns
from quizgen.languages.numbers import Numbers
from quizgen.values.quantities import Number, Quantity

_SEPARATOR = re.compile(r"\s+|(?=[%‰°€£¥$])")
"""What is between a number and its unit: a space, or nothing before a sign."""


def read_quantity(
    text: str, numbers: Numbers, nouns: Nouns, words: GroundingWords
) -> Quantity | None:
    """Return the quantity that a text consists of, or None.

    Returns None if the unit is not a noun in the form that fits the number, for two numbers, and
    for a number that begins with a zero.
    """
    text = text.strip()
    start = numbers.read_start(text)
    if start is None or start.number.has_leading_zero:
        return None
    rest = text[start.end :]
    if not rest:
        return Quantity(start.number, hedge=start.hedge)
    between = _SEPARATOR.match(rest)
    unit = rest[between.end() :] if between else ""
    if not unit or _has_second_number(unit, numbers, words):
        return None
    named = _name_unit(unit, start.number, nouns, words)
    return Quantity(start.number, *named, hedge=start.hedge) if named else None


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
    """Return the singular and the irregular plural of a unit, or None if it is no unit."""
    head, *rest = words.unit_ends.split(unit)
    if head in (nouns.percent, *nouns.percent_signs):
        return None if rest else (nouns.percent, "")
    if words.unit_ends.match(f" {unit} "):
        return None
    if number.value == 1:
        return unit, ""
    singular = nouns.singular(unit)
    if singular or number.value < 1:
        return singular or unit, ""
    return (unit, unit) if unit.isupper() else None
