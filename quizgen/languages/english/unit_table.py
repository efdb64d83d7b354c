"""The table of units: their names and symbols, and what they measure.

It is the source of all that depends on a unit: typed answers, grounding, question phrases. Each row
has a name in the singular, a symbol, and other names. The dimensions were compared with `pint`,
whose registry is not used at run time: it knows no plurals or words of sources, takes many times as
long to import as quizgen, and reads any letters as units (“a” is a year).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

Dimensions = Mapping[str, int]
"""Exponents of length (L), mass (M), time (T), current (I), temperature (K), amount (N)."""


class Measure(StrEnum):
    """What a unit measures, as far as questions depend on it."""

    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    TIME = "time"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    ACCELERATION = "acceleration"
    DENSITY = "density"
    PRESSURE = "pressure"
    FREQUENCY = "frequency"
    FORCE = "force"
    ENERGY = "energy"
    POWER = "power"
    INTENSITY = "intensity"
    VOLTAGE = "voltage"
    CURRENT = "current"
    RESISTANCE = "resistance"
    CONCENTRATION = "concentration"
    AMOUNT = "amount of substance"
    MONEY = "money"
    DATA = "data"
    ANGLE = "angle"
    SOUND = "sound"
    PROPORTION = "proportion"


PREFIXES = {
    "": "", "kilo": "k", "centi": "c", "milli": "m", "micro": "µ", "nano": "n", "pico": "p",
    "mega": "M", "giga": "G", "tera": "T", "hecto": "h", "deci": "d",
}  # fmt: skip
"""The prefixes of metric units with their symbols."""

METRIC: Mapping[str, tuple[str, Measure]] = {
    "metre": ("m", Measure.LENGTH),
    "gram": ("g", Measure.MASS),
    "litre": ("l", Measure.VOLUME),
    "watt": ("W", Measure.POWER),
    "volt": ("V", Measure.VOLTAGE),
    "joule": ("J", Measure.ENERGY),
    "hertz": ("Hz", Measure.FREQUENCY),
    "pascal": ("Pa", Measure.PRESSURE),
    "ampere": ("A", Measure.CURRENT),
    "newton": ("N", Measure.FORCE),
    "ohm": ("Ω", Measure.RESISTANCE),
    "byte": ("B", Measure.DATA),
    "calorie": ("cal", Measure.ENERGY),
    "second": ("s", Measure.TIME),
    "mole": ("mol", Measure.AMOUNT),
    "electronvolt": ("eV", Measure.ENERGY),
    "watt hour": ("Wh", Measure.ENERGY),
    "parsec": ("pc", Measure.LENGTH),
}
"""Units that take prefixes."""

OTHERS: Mapping[Measure, tuple[str, ...]] = {
    Measure.TIME: (
        "second|s|sec|secs", "minute|min|mins", "hour|h|hr|hrs", "day|d", "week|wk|wks",
        "month|mo|mos", "year|y|yr|yrs", "decade|", "century|",
    ),
    Measure.MASS: (
        "gram|g|gramme", "kilogram|kg|kilogramme|kilo", "tonne|t|metric ton|metric tonne",
        "pound|lb|lbs", "ounce|oz", "ton|", "stone|",
    ),
    Measure.LENGTH: (
        "mile|mi", "foot|ft", "inch|in", "yard|yd|yds", "micron|µm|micrometre|um",
        "light year|ly|light-year",
        "astronomical unit|AU", "nautical mile|nmi", "ångström|Å|angstrom",
    ),
    Measure.AREA: ("hectare|ha", "acre|ac"),
    Measure.VOLUME: ("litre|L", "gallon|gal", "pint|pt"),
    Measure.TEMPERATURE: (
        "degree Celsius|°C|degree centigrade|degree C|deg C|degree|C|Celsius|centigrade|°",
        "degree Fahrenheit|°F|degree F|deg F|degree|F|Fahrenheit|°", "kelvin|K",
    ),
    Measure.ANGLE: ("degree|°|deg", "radian|rad"),
    Measure.SPEED: (
        "knot|kn|kt|kts", "mile per hour|mph|mi/h|mile an hour",
        "kilometre per hour|km/h|kph|kmh|kilometre an hour",
    ),
    Measure.PRESSURE: (
        "bar|", "millibar|mbar", "atmosphere|atm", "millimetre of mercury|mmHg|mm Hg",
    ),
    Measure.SOUND: ("decibel|dB",),
    Measure.CONCENTRATION: ("parts per million|ppm", "parts per billion|ppb"),
    Measure.PROPORTION: (
        "percent|%|per cent|percentage point", "per mille|‰|per mil|part per thousand",
    ),
    Measure.MONEY: (
        "dollar|$|USD|US dollar|buck", "euro|€|EUR", "pound sterling|£|GBP|pound|quid", "yen|¥|JPY",
        "cent|¢|c",
    ),
    Measure.CURRENT: ("ampere|A|amp",),
    Measure.DATA: ("bit|",),
}  # fmt: skip
"""Units without prefixes, and more names of metric ones."""

POWERS = (
    "square kilometre|km²|sq km|square km|km^2|km2", "square metre|m²|sq m|square m|m^2|m2",
    "square mile|sq mi|square mi", "square foot|sq ft|square ft",
    "cubic kilometre|km³|cu km|cubic km|km^3|km3", "cubic metre|m³|cu m|cubic m|m^3|m3",
)  # fmt: skip
"""Squares and cubes with short forms of their own."""

_OF_BASES: Mapping[Measure, Dimensions] = {
    Measure.LENGTH: {"L": 1},
    Measure.AREA: {"L": 2},
    Measure.VOLUME: {"L": 3},
    Measure.MASS: {"M": 1},
    Measure.TIME: {"T": 1},
    Measure.CURRENT: {"I": 1},
    Measure.TEMPERATURE: {"K": 1},
    Measure.AMOUNT: {"N": 1},
    Measure.SPEED: {"L": 1, "T": -1},
    Measure.ACCELERATION: {"L": 1, "T": -2},
    Measure.DENSITY: {"M": 1, "L": -3},
    Measure.FREQUENCY: {"T": -1},
    Measure.FORCE: {"M": 1, "L": 1, "T": -2},
    Measure.PRESSURE: {"M": 1, "L": -1, "T": -2},
    Measure.ENERGY: {"M": 1, "L": 2, "T": -2},
    Measure.POWER: {"M": 1, "L": 2, "T": -3},
    Measure.INTENSITY: {"M": 1, "T": -3},
    Measure.VOLTAGE: {"M": 1, "L": 2, "T": -3, "I": -1},
    Measure.RESISTANCE: {"M": 1, "L": 2, "T": -3, "I": -2},
    Measure.CONCENTRATION: {"N": 1, "L": -3},
}


def dimensions_of(measure: Measure) -> Dimensions | None:
    """Return the dimensions of a measure; None for one that is no physical quantity."""
    return _OF_BASES.get(measure)


def find_measure(dimensions: Dimensions) -> Measure | None:
    """Return the measure with some dimensions, or None."""
    return _by_dimensions().get(frozenset(dimensions.items()))


@cache
def _by_dimensions() -> Mapping[frozenset[tuple[str, int]], Measure]:
    return {frozenset(dimensions.items()): measure for measure, dimensions in _OF_BASES.items()}
