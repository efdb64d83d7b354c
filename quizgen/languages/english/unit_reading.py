"""Read English units in any notation: km/h, m/s², kg m⁻³, kilometres per hour."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache, lru_cache

from quizgen.languages.english.english_plurals import singular
from quizgen.languages.english.unit_table import (
    METRIC,
    OTHERS,
    PREFIXES,
    MeasuredProperty,
    dimensions_of,
    find_measure,
)
from quizgen.languages.units import UnitKey, Units

_TOKEN = re.compile(
    r"(?P<base>°?[^\W\d_⁰¹²³]+|°[CF]?|[%‰$€£¥])(?:\^?\(?(?P<digits>[-−]?[1-4])\)?|(?P<raised>⁻?[¹²³⁴]))?"
)
_RAISED = str.maketrans("⁻−¹²³⁴", "--1234")
_PER = re.compile(r"\s+(?:per|an?)\s+|/")
_RATE_IN_WORDS = re.compile(r" (?:per|an?) ")
_BETWEEN = re.compile(r"[\s·⋅*.]+")
_BEFORE = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_AFTER = {"squared": 2, "cubed": 3}
_AMBIGUOUS = ({"lb", "£"}, {"°", "°C"}, {"°", "°F"})
"""Symbols of units that have a name in common: the pound, the degree."""
_LOWEST = {"°C": Fraction("-273.15"), "°F": Fraction("-459.67")}
_DEGREE = re.compile(r"^degree ")
_STARTS_REST = frozenset(("in", "at", "of", "to", "and", "or", "from", "by", "for", "on"))
"""Words after a unit that are not part of it, though “in” is also an inch."""


class EnglishUnits(Units):
    """The units of English."""

    def read(self, text: str) -> UnitKey:
        """Return the unit that a text is, in any notation; empty if it is not known."""
        return _read(text.strip())

    def read_start(self, text: str) -> UnitKey:
        """Return the unit with which a text begins, up to a preposition."""
        words = text.split(" ")
        ends = (at for at, word in enumerate(words) if word in _STARTS_REST)
        return super().read_start(" ".join(words[: next(ends, len(words))]))

    def are_same(self, unit: str, text: str) -> bool | None:
        """Return whether a text begins with a unit; None unless both are known."""
        key, other = self.read(unit), self.read_start(text)
        if not key or not other:
            return None
        head = self.read_start(_RATE_IN_WORDS.split(text)[0])  # “[400 calories] a day”
        pair = {symbol for symbol, _ in (*key, *other)}
        is_ambiguous = len(key) == len(other) == 1 and pair in _AMBIGUOUS
        return key in (other, head) or is_ambiguous

    def minimum(self, unit: str) -> Fraction | None:
        """Return absolute zero in degrees Celsius or Fahrenheit; None for other units."""
        key = self.read(unit)
        return _LOWEST.get(key[0][0]) if len(key) == 1 else None

    def measure(self, unit: str) -> MeasuredProperty | None:
        """Return what a unit measures; None if it is unknown, or counts things."""
        key = self.read(unit)
        if len(key) == 1 and key[0][1] == 1:
            return _bases()[1].get(key[0][0])
        total: Counter[str] = Counter()
        for symbol, exponent in key:
            measure = _bases()[1].get(symbol)
            dimensions = dimensions_of(measure) if measure else None
            if dimensions is None:
                return None
            for base, power in dimensions.items():
                total[base] += power * exponent
        found = find_measure({base: power for base, power in total.items() if power})
        is_dissolved = any(symbol.endswith(("l", "L")) and power < 0 for symbol, power in key)
        return (
            MeasuredProperty.CONCENTRATION
            if found is MeasuredProperty.DENSITY and is_dissolved
            else found
        )


@lru_cache(maxsize=4096)
def _read(text: str) -> UnitKey:
    """Return the key of a unit; empty if a part of it is not known."""
    if symbol := _find_base(text):
        return _composite().get(symbol, ((symbol, 1),))
    above, *below = _PER.split(text)
    parts: Counter[str] = Counter()
    for part, sign in ((above, 1), *((part, -1) for part in below)):
        for symbol, exponent in _read_product(part.strip("() ")):
            if not symbol:
                return ()
            parts[symbol] += sign * exponent
    return tuple(sorted((symbol, power) for symbol, power in parts.items() if power))


def _read_product(text: str) -> Iterator[tuple[str, int]]:
    """Yield the symbols of a product with their exponents; an empty one for an unknown part."""
    words = [word for word in _BETWEEN.split(text) if word]
    if not words:
        yield "", 0
    power = 1
    while words:
        word = words.pop(0)
        if word.lower() in _BEFORE:
            power = _BEFORE[word.lower()]
            continue
        if words and (symbol := _find_base(f"{word} {words[0]}")):
            words.pop(0)
        else:
            found = _TOKEN.fullmatch(word)
            symbol = _find_base(found["base"]) if found else ""
            raised = (found["digits"] or found["raised"]) if found else None
            power *= int(raised.translate(_RAISED)) if raised else 1
        if words and words[0].lower() in _AFTER:
            power = _AFTER[words.pop(0).lower()]
        yield symbol, power
        power = 1


def _find_base(name: str) -> str:
    """Return the symbol of a unit by a symbol, or by a name in the singular or plural."""
    names, plain = _bases()[0], name.lower()
    if name.isupper() and name != plain and len(name) > 3:  # noqa: PLR2004 - no symbol
        return ""
    return (
        names.get(name)
        or names.get(plain if len(plain) > 3 else "")  # noqa: PLR2004 - symbols have a case
        or names.get(singular(plain) if len(plain) > 3 else "")  # noqa: PLR2004
        or ""
    )


@cache
def _bases() -> tuple[Mapping[str, str], Mapping[str, MeasuredProperty]]:
    """Return the symbols of all units by their names, and their measures by symbol."""
    names: dict[str, str] = {}
    measures: dict[str, MeasuredProperty] = {}
    for measure, row in _rows():
        main, short, *others = row.split("|")
        symbol = short or main
        measures.setdefault(symbol, measure)
        for name in (main, short, *others):
            for spelling in (name, re.sub(r"(?<=met|lit)re\b", "er", name)):
                names.setdefault(spelling, symbol)
                if len(spelling) > 3:  # noqa: PLR2004 - symbols have a case
                    names.setdefault(_DEGREE.sub("degrees ", spelling).lower(), symbol)
                    names.setdefault(spelling.lower(), symbol)
        names.setdefault(symbol.replace("µ", "μ"), symbol)  # the Greek letter for the micro sign
    names.pop("", None)
    return names, measures


def _rows() -> Iterator[tuple[MeasuredProperty, str]]:
    for measure in (
        MeasuredProperty.TIME,
        MeasuredProperty.MASS,
    ):  # before metric ones: “min” is not a milli-inch
        yield from ((measure, row) for row in OTHERS[measure])
    for unit, (symbol, measure) in METRIC.items():
        for prefix, short in PREFIXES.items():
            yield measure, f"{prefix}{unit}|{short}{symbol}"
    for measure, rows in OTHERS.items():
        yield from ((measure, row) for row in rows)


@cache
def _composite() -> Mapping[str, UnitKey]:
    """Return the keys of units with a symbol of their own that are made of others: mph, sq km."""
    found: dict[str, UnitKey] = {"mph": (("h", -1), ("mi", 1)), "km/h": (("h", -1), ("km", 1))}
    return found


def spell_out(key: UnitKey) -> str:
    """Return the plural name of a unit: “kilometres per hour”; empty if it has no short name."""
    from quizgen.languages.english.english_plurals import plural

    above = [_name(symbol, power) for symbol, power in key if power > 0]
    below = [_name(symbol, -power) for symbol, power in key if power < 0]
    if len(above) != 1 or len(below) > 1:
        return ""
    is_fixed = above[0].startswith(("per", "parts"))
    plurals = above[0] if is_fixed else plural(above[0])
    if above[0].startswith(("degree ", "pound ")):
        plurals = above[0].replace(" ", "s ", 1)
    return " per ".join((plurals, *below))


def _name(symbol: str, power: int) -> str:
    name = _names()[symbol]
    if power == 1:
        return name
    is_length = _bases()[1].get(symbol) is MeasuredProperty.LENGTH
    if power in (2, 3) and is_length:
        return f"{('square', 'cubic')[power - 2]} {name}"
    return f"{name} {('squared', 'cubed', 'to the fourth')[power - 2]}"


@cache
def _names() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for _, row in _rows():
        main, short, *_ = row.split("|")
        names.setdefault(short or main, main)
    return names


UNITS = EnglishUnits()
