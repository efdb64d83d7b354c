"""Question phrases of quantities: “how many hectares”, “what temperature”, “what ratio”.

A phrase must be right whatever the fact says. So a length is not “how high” or “how far”, which
only the words of the fact can know, but “how many metres”.
"""

from __future__ import annotations

import re

from quizgen.languages.english.english_plurals import PERCENT
from quizgen.languages.english.unit_reading import UNITS, spell_out
from quizgen.languages.english.unit_table import MeasuredProperty
from quizgen.languages.number_notations import CURRENCY
from quizgen.values.quantities import NumberKind, Quantity

_CURRENCIES = frozenset((*CURRENCY, *(f"US{sign}" for sign in CURRENCY)))
_OF_KINDS = {
    NumberKind.ORDINAL: "which",
    NumberKind.RATIO: "what ratio",
    NumberKind.FACTOR: "what factor",
}
_OF_MEASURES = {
    MeasuredProperty.TEMPERATURE: "what temperature",
    MeasuredProperty.SPEED: "what speed",
    MeasuredProperty.ACCELERATION: "what acceleration",
    MeasuredProperty.DENSITY: "what density",
    MeasuredProperty.PRESSURE: "what pressure",
    MeasuredProperty.VOLTAGE: "what voltage",
    MeasuredProperty.CONCENTRATION: "what concentration",
}
"""The phrases of measures that have only one name. A mass is also a weight."""
_AMOUNT_PHRASE = re.compile(
    r"^((?:According to [^,]+, )?(?:(?:at|by|in|for|to|within|after|with|from|of) )?)"
    r"(how \w+|(?:what|which) (?!is\b|was\b|are\b|were\b|does\b|did\b|do\b)\w+)",
    re.IGNORECASE,
)
"""The question phrase of an amount at the start of a question: “at what temperature”."""
_HEDGED = re.compile(r"\b(?:about|roughly|approximately|approximate|around)\b", re.IGNORECASE)
_OLD = " old"
_WORD = re.compile(r"[a-z]{4}")
"""Four small letters, which no symbol has."""


def is_currency(unit: str) -> bool:
    """Return whether a unit is the sign of a currency, which comes before the number."""
    return unit in _CURRENCIES


def ask_for(quantity: Quantity, units: str) -> str:
    """Return the question phrase of a quantity with a unit in the plural."""
    number, unit = quantity.number, quantity.unit
    if number.kind in _OF_KINDS:
        return _OF_KINDS[number.kind]
    if not unit:
        return "what fraction" if 0 < number.value < 1 else "how much"
    if unit == PERCENT:
        return "what percentage"
    if is_currency(unit) or unit.endswith(_OLD):
        return "how much" if is_currency(unit) else "how old"
    measure = UNITS.measure(unit)
    if measure is MeasuredProperty.PROPORTION or _is_share(quantity):
        return "what proportion" if measure else f"what proportion of {units}"
    return (measure and _OF_MEASURES.get(measure)) or f"how many {name_units(unit) or units}"


def ask_how_many(quantity: Quantity, units: str) -> str:
    """Return a question phrase that counts a symbol: “how many degrees Celsius”.

    It fits a change too, unlike “what temperature”: “… has risen by 2 °C”.
    """
    asked, names = ask_for(quantity, units), name_units(quantity.unit)
    return f"how many {names}" if names and asked in _OF_MEASURES.values() else asked


def hint_at(quantity: Quantity) -> str:
    """Return the kind of a quantity, as the hint of a gap: “number”, “share”, “ratio”."""
    number = quantity.number
    if number.kind in (NumberKind.RATIO, NumberKind.FACTOR):
        return number.kind
    is_share = not quantity.unit and number.kind is NumberKind.PLAIN and 0 < number.value < 1
    return "share" if is_share else "number"


def ask_roughly(question: str) -> str:
    """Return a question for a rounded number, with “about” before its question phrase.

    “What is …?” has no phrase to put it before: “Roughly, what is …?”
    """
    if _HEDGED.search(question):
        return question
    asked, count = _AMOUNT_PHRASE.subn(
        lambda found: f"{found[1]}about {found[2].lower()}", question, 1
    )
    return asked if count else f"roughly, {question[:1].lower()}{question[1:]}"


def name_units(unit: str) -> str:
    """Return the plural name of a symbol, “kilometres” for “km”; empty for another unit."""
    key = UNITS.read(unit) if unit and not _WORD.search(unit) else ()
    return spell_out(key) if key else ""


def _is_share(quantity: Quantity) -> bool:
    """Return whether a quantity is a share of things: “one in ten people”."""
    number = quantity.number
    return bool(number.word and " in " in number.word) and 0 < number.value < 1
