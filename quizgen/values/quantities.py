"""Numbers and quantities: `42,400 hectares`, `over 1.5 million`, `2 × 10³⁰ kg`, `10–15 %`."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

MARGIN = " ± "
"""What joins a number with its margin of error."""


_YEARS = range(1000, 2101)
"""Whole numbers that may be years."""


class NumberKind(StrEnum):
    """What a number says. Numbers of different kinds are never equal: 3:1 is not 3.

    A magnitude (“tens of thousands”) has the value at which it begins.
    """

    PLAIN = "plain"
    ORDINAL = "ordinal"
    RATIO = "ratio"
    MAGNITUDE = "magnitude"
    FACTOR = "factor"


class Number(Struct, frozen=True):
    """A number and the way it is written: in digits or as a word, perhaps with a scale.

    `digits` has a decimal point and no grouping, and “-” before a negative number. `word` is in the
    deck's language, or a notation such as `1/3` or `3:1`. `scale` is a word (“million”) or a power
    (“× 10³⁰”). A range has its larger end as `upper`, and `joint` is the text between the ends; so
    has a number with a margin of error.
    """

    value: Fraction
    digits: str | None = None
    word: str | None = None
    scale: str | None = None
    kind: NumberKind = NumberKind.PLAIN
    upper: Number | None = None
    joint: str = ""

    @property
    def has_leading_zero(self) -> bool:
        """Whether it is written like `0378`, which YAML and people read in different ways."""
        digits = (self.digits or "").lstrip("-")
        return digits[:1] == "0" and digits[1:2].isdecimal()

    @property
    def meaning(self) -> tuple[object, ...]:
        """What the number says, in any notation: equal for 1.5 million and 1,500,000."""
        upper = self.upper.value if self.upper else None
        return self.kind, self.value, upper, self.joint == MARGIN

    @property
    def has_power(self) -> bool:
        """Whether it is written with a power of ten: `2 × 10³⁰`."""
        return "10" in (self.scale or "")

    @property
    def id(self) -> str:
        """The permanent id of the number as an option."""
        return f"{self.value}–{self.upper.value}" if self.upper else str(self.value)

    @property
    def is_range(self) -> bool:
        """Whether it is a range, not a single number."""
        return self.upper is not None and self.joint != MARGIN

    @property
    def may_be_years(self) -> bool:
        """Whether it may be a span of years: 1914–1918, but not 1,914–1,918 metres."""
        ends = (self, self.upper)
        return all(end and end.digits and end.value in _YEARS and not end.scale for end in ends)

    def __str__(self) -> str:
        text = " ".join(filter(None, (self.digits or self.word, self.scale)))
        return f"{text}{self.joint}{self.upper}" if self.upper else text


class Quantity(Struct, frozen=True):
    """A number of something. `unit` is singular, `units` plural; both may be empty for a share.

    `hedge` is the word that qualifies the number (“over”, “nearly”), or empty.
    """

    number: Number
    unit: str = ""
    units: str = ""
    hedge: str = ""
