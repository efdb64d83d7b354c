"""English names and symbols of units, for typed answers: “330 m” is “330 meters”."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain

from quizgen.languages.english.english_plurals import plural, singular
from quizgen.languages.english.english_spellings import spell
from quizgen.languages.english.unit_reading import UNITS
from quizgen.languages.english.unit_table import METRIC, OTHERS, POWERS, PREFIXES
from quizgen.languages.units import UnitKey
from quizgen.values.answer_folding import either, join_patterns, literal, optional, spaced

_CURRENCY = {"dollar": r"(?:us ?)?\$|usd", "euro": "€|eur", "pound sterling": "£|gbp", "yen": "¥"}
_OLD = " old"
_PER = re.compile(r" (?:per|an?) |/")
_ANY_PER = "(?: per | an? | ?/ ?| )"
_TAIL = re.compile(r" (?:of|in|for|from|to|with|on|at|by|that|which|who) .*$")


@lru_cache(maxsize=1024)
def unit_patterns(unit: str, *, is_rate_given: bool = False) -> tuple[str, ...]:
    """Return the patterns of a unit in the singular: its names, its plural and its symbol.

    What comes before or after the noun may be left out: “hectares of land”, “military engineers”.
    But “60 km” is not “60 km/h”, unless the question gives the rate: “How many calories a day …?”.
    """
    key = UNITS.read(unit)
    composite = (
        _composite_patterns(key) if len(key) > 1 or any(power != 1 for _, power in key) else ()
    )
    if names := (*_synonyms_of(unit), *composite):
        return names
    if unit.endswith(_OLD):
        return (either(unit_patterns(unit.removesuffix(_OLD))) + optional(spaced("old")),)
    parts = _PER.split(_TAIL.sub("", unit))
    if not parts[0].strip():  # a sign such as “/”
        return (literal(unit),)
    noun = _noun_pattern(parts[0]) + optional(spaced(literal(unit[len(parts[0]) :])))
    if len(parts) == 1:
        return (noun,)
    rate = _ANY_PER.join(either(unit_patterns(part)) for part in parts)
    return (rate, noun) if is_rate_given else (rate,)


def _composite_patterns(key: UnitKey) -> tuple[str, ...]:
    """Return the patterns of a unit of several parts: “m/s²”, “m s⁻²”, “metres per second squared”.

    Folded answers have no minus sign after a letter.
    """
    above = [_power_pattern(symbol, power) for symbol, power in key if power > 0]
    below = [_power_pattern(symbol, -power) for symbol, power in key if power < 0]
    head = r" ?(?:\.|·|x|-)? ?".join(above)
    if len(above) > 2 or len(below) > 1 or not above:  # noqa: PLR2004 - no usual notation
        return ()
    return (f"{head}{_ANY_PER}{below[0]}" if below else head,)


def _power_pattern(symbol: str, power: int) -> str:
    names = either(_synonyms_of(symbol))
    raised = optional(r" ?\^?(?:\(?-?1\)?)") if power == 1 else rf" ?\^?\(?-?{power}\)?"
    words = {2: ("(?:square|sq)", "squared"), 3: ("(?:cubic|cu)", "cubed")}.get(power)
    if power == 1:
        return f"{names}{raised}"
    before, after = words or ("(?!)", "(?!)")
    return f"(?:{names}{raised}|{before} ?{names}|{names} ?{after})"


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


@lru_cache(maxsize=1024)
def _synonyms_of(name: str) -> tuple[str, ...]:
    """Return the patterns of all names and symbols of a unit; empty for another word."""
    rows = _index_names()
    names = rows.get(name) or rows.get((singular(name) or name).lower()) or ()
    return tuple(dict.fromkeys(chain.from_iterable(map(_forms_of, names))))


@cache
def _index_names() -> dict[str, tuple[str, ...]]:
    """Return the names and symbols of each unit, by its symbol and its names in the singular."""
    rows = [row.split("|") for row in (*chain(*OTHERS.values()), *POWERS)]
    metric = (
        [f"{prefix}{unit}", f"{short}{symbol}"]
        for unit, (symbol, _) in METRIC.items()
        for prefix, short in PREFIXES.items()
    )
    found: dict[str, tuple[str, ...]] = {}
    for names in (*rows, *metric):
        written = tuple(filter(None, names))
        for name in filter(None, names[:2]):
            found.setdefault(name, written)
    return found


def _forms_of(name: str) -> tuple[str, ...]:
    """Return the patterns of a name in the singular and plural, or of a symbol after a number."""
    head, _, rest = name.partition(" ")
    inflected = f"{plural(head)} {rest}".strip() if head in ("degree", "parts") else plural(name)
    if inflected == name or name.istitle():
        return (literal(f"1 {name}").removeprefix("1 ?").removeprefix("1 "),)
    return tuple(join_patterns(map(spell, each.split())) for each in (name, inflected))
