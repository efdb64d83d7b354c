"""The table of units: their names and symbols, and what they measure.

It is the source of all that depends on a unit: typed answers, grounding, question phrases. Each row
has a name in the singular, a symbol, and other names. The dimensions agree with those of `pint`,
which is not used at run time: it takes as long to import as a deck takes to check, has no
spellings and short names that people type, and reads common words as units (“a” is a year).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

Dimensions = Mapping[str, int]
"""Exponents of length (L), mass (M), time (T), current (I), temperature (K), amount (N)."""


class MeasuredProperty(StrEnum):
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

METRIC: Mapping[str, tuple[str, MeasuredProperty]] = {
    "metre": ("m", MeasuredProperty.LENGTH),
    "gram": ("g", MeasuredProperty.MASS),
    "litre": ("l", MeasuredProperty.VOLUME),
    "watt": ("W", MeasuredProperty.POWER),
    "volt": ("V", MeasuredProperty.VOLTAGE),
    "joule": ("J", MeasuredProperty.ENERGY),
    "hertz": ("Hz", MeasuredProperty.FREQUENCY),
    "pascal": ("Pa", MeasuredProperty.PRESSURE),
    "ampere": ("A", MeasuredProperty.CURRENT),
    "newton": ("N", MeasuredProperty.FORCE),
    "ohm": ("Ω", MeasuredProperty.RESISTANCE),
    "byte": ("B", MeasuredProperty.DATA),
    "calorie": ("cal", MeasuredProperty.ENERGY),
    "second": ("s", MeasuredProperty.TIME),
    "mole": ("mol", MeasuredProperty.AMOUNT),
    "electronvolt": ("eV", MeasuredProperty.ENERGY),
    "watt hour": ("Wh", MeasuredProperty.ENERGY),
    "parsec": ("pc", MeasuredProperty.LENGTH),
}
"""Units that take prefixes."""

OTHERS: Mapping[MeasuredProperty, tuple[str, ...]] = {
    MeasuredProperty.TIME: (
        "second|s|sec|secs", "minute|min|mins", "hour|h|hr|hrs", "day|d", "week|wk|wks",
        "month|mo|mos", "year|y|yr|yrs", "decade|", "century|",
    ),
    MeasuredProperty.MASS: (
        "gram|g|gramme", "kilogram|kg|kilogramme|kilo", "tonne|t|metric ton|metric tonne",
        "pound|lb|lbs", "ounce|oz", "ton|", "stone|",
    ),
    MeasuredProperty.LENGTH: (
        "mile|mi", "foot|ft", "inch|in", "yard|yd|yds", "micron|µm|micrometre|um",
        "light year|ly|light-year",
        "astronomical unit|AU", "nautical mile|nmi", "ångström|Å|angstrom",
    ),
    MeasuredProperty.AREA: ("hectare|ha", "acre|ac"),
    MeasuredProperty.VOLUME: ("litre|L", "gallon|gal", "pint|pt"),
    MeasuredProperty.ANGLE: ("degree|°|deg", "radian|rad"),
    MeasuredProperty.TEMPERATURE: (
        "degree Celsius|°C|degree centigrade|degree C|deg C|degree|C|Celsius|centigrade|°",
        "degree Fahrenheit|°F|degree F|deg F|degree|F|Fahrenheit|°", "kelvin|K",
    ),
    MeasuredProperty.SPEED: (
        "knot|kn|kt|kts", "mile per hour|mph|mi/h|mile an hour",
        "kilometre per hour|km/h|kph|kmh|kilometre an hour",
    ),
    MeasuredProperty.PRESSURE: (
        "bar|", "millibar|mbar", "atmosphere|atm", "millimetre of mercury|mmHg|mm Hg",
    ),
    MeasuredProperty.SOUND: ("decibel|dB",),
    MeasuredProperty.CONCENTRATION: ("parts per million|ppm", "parts per billion|ppb"),
    MeasuredProperty.PROPORTION: (
        "percent|%|per cent|percentage point", "per mille|‰|per mil|part per thousand",
    ),
    MeasuredProperty.MONEY: (
        "dollar|$|USD|US dollar|buck", "euro|€|EUR", "pound sterling|£|GBP|pound|quid", "yen|¥|JPY",
        "cent|¢|c",
    ),
    MeasuredProperty.CURRENT: ("ampere|A|amp",),
    MeasuredProperty.DATA: ("bit|",),
}  # fmt: skip
"""Units without prefixes, and more names of metric ones."""

POWERS = (
    "square kilometre|km²|sq km|square km|km^2|km2", "square metre|m²|sq m|square m|m^2|m2",
    "square mile|sq mi|square mi", "square foot|sq ft|square ft",
    "cubic kilometre|km³|cu km|cubic km|km^3|km3", "cubic metre|m³|cu m|cubic m|m^3|m3",
)  # fmt: skip
"""Squares and cubes with short forms of their own."""

_OF_BASES: Mapping[MeasuredProperty, Dimensions] = {
    MeasuredProperty.LENGTH: {"L": 1},
    MeasuredProperty.AREA: {"L": 2},
    MeasuredProperty.VOLUME: {"L": 3},
    MeasuredProperty.MASS: {"M": 1},
    MeasuredProperty.TIME: {"T": 1},
    MeasuredProperty.CURRENT: {"I": 1},
    MeasuredProperty.TEMPERATURE: {"K": 1},
    MeasuredProperty.AMOUNT: {"N": 1},
    MeasuredProperty.SPEED: {"L": 1, "T": -1},
    MeasuredProperty.ACCELERATION: {"L": 1, "T": -2},
    MeasuredProperty.DENSITY: {"M": 1, "L": -3},
    MeasuredProperty.FREQUENCY: {"T": -1},
    MeasuredProperty.FORCE: {"M": 1, "L": 1, "T": -2},
    MeasuredProperty.PRESSURE: {"M": 1, "L": -1, "T": -2},
    MeasuredProperty.ENERGY: {"M": 1, "L": 2, "T": -2},
    MeasuredProperty.POWER: {"M": 1, "L": 2, "T": -3},
    MeasuredProperty.INTENSITY: {"M": 1, "T": -3},
    MeasuredProperty.VOLTAGE: {"M": 1, "L": 2, "T": -3, "I": -1},
    MeasuredProperty.RESISTANCE: {"M": 1, "L": 2, "T": -3, "I": -2},
    MeasuredProperty.CONCENTRATION: {"N": 1, "L": -3},
}


def dimensions_of(measure: MeasuredProperty) -> Dimensions | None:
    """Return the dimensions of a measure; None for one that is not a physical quantity."""
    return _OF_BASES.get(measure)


def find_measure(dimensions: Dimensions) -> MeasuredProperty | None:
    """Return the measure with some dimensions, or None."""
    return _by_dimensions().get(frozenset(dimensions.items()))


@cache
def _by_dimensions() -> Mapping[frozenset[tuple[str, int]], MeasuredProperty]:
    return {frozenset(dimensions.items()): measure for measure, dimensions in _OF_BASES.items()}
