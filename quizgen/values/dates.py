"""Dates as sources give them: a year, a quarter, a month, “early August 2025”, a day, BC or AD.

A date here never knows more than its author does. It has a granularity, an interval for ordering,
and the words by which it can be found again in a quote.
"""

from __future__ import annotations

import calendar
import re
from enum import StrEnum

from msgspec import Struct

from quizgen.values.texts import fold, has_words

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""English month names, January first: those of `calendar` are whatever the locale says."""

Day = tuple[int, int, int]
"""A day as (year, month, day), the year as in PartialDate. Days of any era sort in order of time,
which `datetime.date` cannot do: it has no BC."""

UNMARKED_FROM = 1000
"""The first year AD that is written without its era: `AD 14`, but `1066`."""

_ORDINALS = ("first", "second", "third", "fourth")
_QUARTER_MONTHS = 3
_PARTS = ("early", "mid", "late")
_AFTER_MID = re.compile(r"^mid-", re.IGNORECASE)
_COUNT = r"(?!00?\b)\d\d?"
_ISO = re.compile(
    rf"(?P<year>\d{{4}})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>{_COUNT})(?:-(?P<day>{_COUNT}))?))?"
)
_WORDS = re.compile(
    rf"(?:(?:(?P<day>{_COUNT}) )?(?P<name>{'|'.join(MONTHS)}) )?"
    r"(?:(?P<year>\d{4})|AD (?P<ad>\d{1,4})|(?P<bc>\d{1,4}) BC)",
    re.IGNORECASE,
)
_ERAS = r"(?:AD|BCE?|CE)"
_GREGORIAN_FROM = 1583


class Granularity(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    QUARTER = "quarter"
    PART = "part of a month"
    MONTH = "month"
    DAY = "day"


class PartialDate(Struct, frozen=True):
    """A date known to some granularity. `part` is `early`, `mid` or `late`, of its month.

    A year BC is negative: -44 is 44 BC. There is no year 0, as there is none in the sources, so
    -1 is the year before 1.
    """

    year: int
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None

    @property
    def granularity(self) -> Granularity:
        """What is known: dates of one granularity may stand beside each other as options."""
        if self.day:
            return Granularity.DAY
        if self.month:
            return Granularity.PART if self.part else Granularity.MONTH
        return Granularity.QUARTER if self.quarter else Granularity.YEAR

    def interval(self) -> tuple[Day, Day]:
        """Return the first and the last day that the date may mean.

        Raises ValueError for what no calendar has.
        """
        if self.month:
            first, last = self._days()
            return (self.year, self.month, first), (self.year, self.month, last)
        opening = (self.quarter - 1) * _QUARTER_MONTHS + 1 if self.quarter else 1
        closing = opening + _QUARTER_MONTHS - 1 if self.quarter else len(MONTHS)
        return (self.year, opening, 1), (self.year, closing, days_in(self.year, closing))

    def _days(self) -> tuple[int, int]:
        last = days_in(self.year, self.month or 1)
        if self.day:
            if self.day > last:
                raise ValueError(f"the month has {last} days")
            return self.day, self.day
        thirds = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}
        return thirds.get(self.part or "", (1, last))

    def evidence(self) -> dict[str, tuple[str, ...]]:
        """Return, for each thing this date claims to know, the words any of which would show it.

        Look for them with `shows`: a number among them has to stand for itself.
        """
        found: dict[str, tuple[str, ...]] = {"year": _years(self.year)}
        if self.quarter:
            word = _ORDINALS[self.quarter - 1]
            found["quarter"] = (f"{word} quarter", f"Q{self.quarter}")
        if self.month:
            name = MONTHS[self.month - 1]
            found["month"] = (name, name[:3], f"{self.year}-{self.month:02}")
        if self.day:
            found["day"] = (str(self.day), f"{self.day:02}", _ordinal(self.day))
        if self.part:
            found["part"] = (self.part,)
        return found


def _years(year: int) -> tuple[str, ...]:
    """Return the ways to write a year, our own first. Sources often leave the era out."""
    if year < 0:
        return f"{-year} BC", f"{-year} BCE", str(-year)
    marked = (f"AD {year}", f"{year} AD", f"{year} CE")
    return (*marked, str(year)) if year < UNMARKED_FROM else (str(year), *marked)


def _ordinal(day: int) -> str:
    """Return a day as many sources write it: 1st, 12th, 23rd."""
    is_teen = 10 < day < 14  # noqa: PLR2004 - eleventh to thirteenth
    return f"{day}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def shows(text: str, words: str) -> bool:
    """Tell whether a text shows words of `evidence`.

    A number by itself must be no part of a larger one and have no era beside it: neither “44,000”
    nor “AD 44” shows the year of “44 BC”.
    """
    if not words.isdigit():
        return has_words(text, words, same_case=False)
    alone = rf"(?<!\w)(?<!\d[.,])(?<!AD ){words}(?!\w|[.,]\d| {_ERAS}\b)"
    return bool(re.search(alone, fold(text)))


def days_in(year: int, month: int) -> int:
    """Return how many days a month has: by the Julian calendar before 1583, back to any year BC."""
    counted = year + (year < 0)
    leap = calendar.isleap(counted) if counted >= _GREGORIAN_FROM else counted % 4 == 0
    return calendar.monthrange(2000 if leap else 2001, month)[1]


def parse_date(text: str) -> PartialDate:
    """Read `2024`, `2025-Q2`, `2024-08`, `2024-08-06`, `August 2024` or `early August 2025`.

    Years BC, and years AD of fewer than four digits, are written with their era: `44 BC`,
    `15 March 44 BC`, `AD 14`.

    Raises ValueError, with a sentence for the author, for anything else and for days that no
    calendar has.
    """
    part, _, rest = _AFTER_MID.sub("mid ", text.strip()).partition(" ")
    part = part.lower()
    if part not in _PARTS:
        part, rest = "", text.strip()
    found = _ISO.fullmatch(rest) or _WORDS.fullmatch(rest)
    if not found:
        raise ValueError(
            f"“{text}” is no date; write 2024, 2025-Q2, 2024-08, 2024-08-06, early 2025-08 or"
            " 15 March 44 BC"
        )
    groups = found.groupdict()
    if name := groups.get("name"):
        groups["month"] = str(MONTHS.index(name.capitalize()) + 1)
    numbers = {key: int(groups.get(key) or 0) or None for key in ("quarter", "month", "day")}
    bc = groups.get("bc")
    year = -int(bc) if bc else int(groups["year"] or groups["ad"])
    return _checked(PartialDate(year, part=part or None, **numbers), text)


def _checked(parsed: PartialDate, text: str) -> PartialDate:
    if parsed.part and (parsed.day or not parsed.month):
        raise ValueError(f"“{text}”: “{parsed.part}” goes with a month, as in early 2025-08")
    if not parsed.year:
        raise ValueError(f"“{text}”: there is no year 0; 1 BC is followed by AD 1")
    try:
        parsed.interval()
    except (ValueError, IndexError) as error:
        raise ValueError(f"“{text}” is a day that no calendar has; correct it") from error
    return parsed
