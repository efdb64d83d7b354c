"""Partial dates: a century, a decade, a year, a quarter, a month, a day, or a part of one."""

from __future__ import annotations

import calendar
import re
from enum import StrEnum

from msgspec import Struct

Day = tuple[int, int, int]
"""A day as (year, month, day), the year as in PartialDate. Days sort in order of time across eras,
which `datetime.date` does not support: it has no years BC."""

MONTHS_IN_YEAR = 12
COUNT = r"(?!00?\b)\d\d?"
"""A month or a day as a number of one or two digits, for a regular expression."""
_QUARTER_MONTHS = 3
_ISO = re.compile(
    rf"(?P<year>\d{{4}})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>{COUNT})(?:-(?P<day>{COUNT}))?))?"
)
_GREGORIAN_FROM = 1583
DECADE, CENTURY = 10, 100
"""The number of years in a decade and in a century."""


class Granularity(StrEnum):
    """The known part of a date."""

    CENTURY = "century"
    PART_OF_CENTURY = "part of a century"
    DECADE = "decade"
    PART_OF_DECADE = "part of a decade"
    YEAR = "year"
    QUARTER = "quarter"
    PART = "part of a month"
    MONTH = "month"
    DAY = "day"


class PartialDate(Struct, frozen=True):
    """A date that is known to some granularity.

    `part` is `early`, `mid` or `late` in the month, or in a decade or a century. These have several
    `years`, from `year` on. `bound` is a word such as “by” or “since”, if the date is not that of
    the event itself.

    A year BC is negative: -44 is 44 BC. As in the sources, there is no year 0: the year 1 follows
    the year -1.
    """

    year: int
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    years: int = 1
    bound: str = ""

    @property
    def granularity(self) -> Granularity:
        """The known part. Only dates of one granularity can be options of the same item."""
        if self.years == DECADE:
            return Granularity.PART_OF_DECADE if self.part else Granularity.DECADE
        if self.years == CENTURY:
            return Granularity.PART_OF_CENTURY if self.part else Granularity.CENTURY
        if self.day:
            return Granularity.DAY
        if self.month:
            return Granularity.PART if self.part else Granularity.MONTH
        return Granularity.QUARTER if self.quarter else Granularity.YEAR

    def interval(self) -> tuple[Day, Day]:
        """Return the first and the last day that the date may mean.

        Raises ValueError or IndexError for a day that does not exist.
        """
        if self.years > 1:
            first_year, last_year = self._years()
            return (first_year, 1, 1), (last_year, MONTHS_IN_YEAR, 31)
        if self.month:
            first, last = self._days()
            return (self.year, self.month, first), (self.year, self.month, last)
        opening = (self.quarter - 1) * _QUARTER_MONTHS + 1 if self.quarter else 1
        closing = opening + _QUARTER_MONTHS - 1 if self.quarter else MONTHS_IN_YEAR
        return (self.year, opening, 1), (self.year, closing, days_in(self.year, closing))

    def _years(self) -> tuple[int, int]:
        third = self.years // 3
        first, last = {
            "early": (0, third),
            "mid": (third, self.years - third),
            "late": (self.years - third, self.years),
        }.get(self.part or "", (0, self.years))
        return self.year + first, self.year + last - 1

    def _days(self) -> tuple[int, int]:
        last = days_in(self.year, self.month or 1)
        if self.day:
            if self.day > last:
                raise ValueError(f"the month has {last} days")
            return self.day, self.day
        thirds = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}
        return thirds.get(self.part or "", (1, last))


def days_in(year: int, month: int) -> int:
    """Return the number of days in a month. The Julian calendar applies before 1583."""
    counted = year + (year < 0)
    leap = calendar.isleap(counted) if counted >= _GREGORIAN_FROM else counted % 4 == 0
    return calendar.monthrange(2000 if leap else 2001, month)[1]


def read_iso_date(text: str) -> PartialDate | None:
    """Return the date that a text gives in ISO form: `2024`, `2025-Q2`, `2024-08` or `2024-08-06`.

    Returns None for a text in another form. The date need not exist.
    """
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, quarter, month, day = (int(number or 0) or None for number in found.groups())
    return PartialDate(year or 0, quarter, month, day)
