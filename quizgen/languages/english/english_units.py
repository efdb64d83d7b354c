"""English names and symbols of units, for typed answers: “330 m” is “330 meters”."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quizgen.languages.english.english_plurals import plural, singular
from quizgen.languages.english.english_spellings import spell
from quizgen.values.answer_folding import either, join_words, literal, optional, spaced

_PREFIXES = {
    "": "", "kilo": "k", "centi": "c", "milli": "m", "micro": "µ", "nano": "n", "mega": "M",
    "giga": "G", "tera": "T", "hecto": "h", "deci": "d",
}  # fmt: skip
_METRIC = {
    "metre": "m", "gram": "g", "litre": "l", "watt": "W", "volt": "V", "joule": "J", "hertz": "Hz",
    "pascal": "Pa", "ampere": "A", "newton": "N", "byte": "B", "calorie": "cal", "second": "s",
    "mole": "mol", "electronvolt": "eV", "watt hour": "Wh",
}  # fmt: skip
_OTHERS = (
    "second|s|sec|secs", "minute|min|mins", "hour|h|hr|hrs", "day|d", "week|wk|wks", "month|mo|mos",
    "year|y|yr|yrs", "gram|gramme|g", "kilogram|kilogramme|kilo|kg", "hectare|ha", "acre|ac",
    "tonne|t|metric ton|metric tonne", "mile|mi", "foot|ft", "inch|in", "yard|yd|yds", "micron|µm",
    "pound|lb|lbs", "ounce|oz", "degree|°|deg", "kelvin|K", "knot|kn|kt|kts", "ampere|amp|A",
    "degree Celsius|°C|degree centigrade|degree C|deg C|degree|C|Celsius|centigrade|°",
    "degree Fahrenheit|°F|degree F|deg F|degree|F|Fahrenheit|°",
    "mile per hour|mph|mi/h|mile an hour", "kilometre per hour|km/h|kph|kmh|kilometre an hour",
    "parts per million|ppm", "parts per billion|ppb",
    "square kilometre|km²|sq km|square km|km^2|km2", "square metre|m²|sq m|square m|m^2|m2",
    "square mile|sq mi|square mi", "square foot|sq ft|square ft",
    "cubic kilometre|km³|cu km|cubic km|km^3|km3", "cubic metre|m³|cu m|cubic m|m^3|m3",
    "percent|%|per cent|percentage point", "dollar|$|USD|US dollar|buck", "euro|€|EUR",
    "pound sterling|£|GBP|pound|quid", "yen|¥|JPY", "cent|¢|c",
)  # fmt: skip
_CURRENCY = {"dollar": r"(?:us ?)?\$|usd", "euro": "€|eur", "pound sterling": "£|gbp", "yen": "¥"}
_PER = re.compile(r" (?:per|an?) |/")
_ANY_PER = "(?: per | an? | ?/ ?| )"
_TAIL = re.compile(r" (?:of|in|for|from|to|with|on|at|by|that|which|who) .*$")


@lru_cache(maxsize=1024)
def unit_patterns(unit: str, *, is_rate_given: bool = False) -> tuple[str, ...]:
    """Return the patterns of a unit in the singular: its names, its plural and its symbol.

    What comes before or after the noun may be left out: “hectares of land”, “military engineers”.
    But “60 km” is not “60 km/h”, unless the question gives the rate: “How many calories a day …?”.
    """
    if synonyms := _synonyms_of(unit):
        return synonyms
    parts = _PER.split(_TAIL.sub("", unit))
    noun = _noun_pattern(parts[0]) + optional(spaced(literal(unit[len(parts[0]) :])))
    if len(parts) == 1:
        return (noun,)
    rate = _ANY_PER.join(either(unit_patterns(part)) for part in parts)
    return (rate, noun) if is_rate_given else (rate,)


def is_unit(name: str) -> bool:
    """Return whether a word is the name of a unit of measurement."""
    return bool(_synonyms_of(name))


def currency_pattern(unit: str) -> str:
    """Return the pattern of a sign before an amount of money: “$400”; empty for other units."""
    names = {pattern: name for name in _CURRENCY for pattern in _synonyms_of(name)}
    own = next((names[p] for p in _synonyms_of(unit) if p in names), "")
    return f"(?:{_CURRENCY[own]}) ?" if own else ""


def _noun_pattern(noun: str) -> str:
    """Return the pattern of a noun in the singular and plural, its modifiers optional."""
    *before, last = noun.split()
    forms = (last, plural(last))
    modifiers = "".join(f"(?:{spell(word)} ?)?" for word in before)
    own = _synonyms_of(last)
    return modifiers + either((*map(spell, forms), *own))


def _synonyms_of(name: str) -> tuple[str, ...]:
    groups = _groups()
    return groups.get(name) or groups.get((singular(name) or name).lower()) or ()


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Return the patterns of each unit, by its symbol and by its names in the singular."""
    rows = [row.split("|") for row in _OTHERS]
    metric = (
        [f"{prefix}{unit}", f"{short}{symbol}"]
        for unit, symbol in _METRIC.items()
        for prefix, short in _PREFIXES.items()
    )
    found: dict[str, tuple[str, ...]] = {}
    for names in (*rows, *metric):
        patterns = tuple(dict.fromkeys(pattern for name in names for pattern in _forms_of(name)))
        for name in (names[0], names[1]):
            found.setdefault(name, patterns)
    return found


def _forms_of(name: str) -> tuple[str, ...]:
    """Return the patterns of a name in the singular and plural, or of a symbol after a number."""
    head, _, rest = name.partition(" ")
    inflected = f"{plural(head)} {rest}".strip() if head in ("degree", "parts") else plural(name)
    if inflected == name or name.istitle():
        return (literal(f"1 {name}").removeprefix("1 ?").removeprefix("1 "),)
    return tuple(join_words(map(spell, each.split())) for each in (name, inflected))
