"""Dates as sources give them: a year, a quarter, a month, “early August 2025”, a day.

A date here never knows more than its author does. It has a granularity, an interval for ordering,
and the words by which it can be found again in a quote.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = tuple(calendar.month_name)[1:]
"""English month names, January first."""

_ORDINALS = ("first", "second", "third", "fourth")
_QUARTER_MONTHS = 3
_PARTS = ("early", "mid", "late")
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d?)(?:-(?P<day>\d\d?))?))?"
)
_WORDS = re.compile(
    rf"(?:(?P<day>\d\d?) )?(?P<name>{'|'.join(MONTHS)}) (?P<year>\d{{4}})", re.IGNORECASE
)


class Granularity(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    QUARTER = "quarter"
    PART = "part of a month"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to some granularity. `part` is `early`, `mid` or `late`, of its month."""

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

    def interval(self) -> tuple[date, date]:
        """Return the first and the last day that the date may mean."""
        if self.day and self.month:
            only = date(self.year, self.month, self.day)
            return only, only
        if self.month:
            first, last = 1, calendar.monthrange(self.year, self.month)[1]
            third = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}
            start, end = third.get(self.part or "", (first, last))
            return date(self.year, self.month, start), date(self.year, self.month, end)
        opening = (self.quarter - 1) * _QUARTER_MONTHS + 1 if self.quarter else 1
        closing = opening + _QUARTER_MONTHS - 1 if self.quarter else 12
        after = date(self.year + closing // 12, closing % 12 + 1, 1)
        return date(self.year, opening, 1), after - timedelta(days=1)

    def evidence(self) -> dict[str, tuple[str, ...]]:
        """Return, for each thing this date claims to know, the words any of which would show it."""
        found: dict[str, tuple[str, ...]] = {"year": (str(self.year),)}
        if self.quarter:
            word = _ORDINALS[self.quarter - 1]
            found["quarter"] = (f"{word} quarter", f"Q{self.quarter}")
        if self.month:
            name = MONTHS[self.month - 1]
            found["month"] = (name, name[:3], f"{self.year}-{self.month:02}")
        if self.day:
            found["day"] = (str(self.day), f"{self.day:02}")
        if self.part:
            found["part"] = (self.part,)
        return found


def parse_date(text: str) -> PartialDate:
    """Read `2024`, `2025-Q2`, `2024-08`, `2024-08-06`, `August 2024` or `early August 2025`.

    Raises ValueError, with a sentence for the author, for anything else and for days that no
    calendar has.
    """
    part, _, rest = text.strip().partition(" ")
    part = part.removesuffix("-").lower()
    if part not in _PARTS:
        part, rest = "", text.strip()
    found = _ISO.fullmatch(rest) or _WORDS.fullmatch(rest)
    if not found:
        raise ValueError(
            f"“{text}” is no date: write 2024, 2025-Q2, 2024-08, 2024-08-06 or early 2025-08"
        )
    groups = found.groupdict()
    if name := groups.get("name"):
        groups["month"] = str(MONTHS.index(name.capitalize()) + 1)
    numbers = {key: int(groups.get(key) or 0) or None for key in ("quarter", "month", "day")}
    parsed = PartialDate(int(groups["year"]), part=part or None, **numbers)
    return _checked(parsed, text)


def _checked(parsed: PartialDate, text: str) -> PartialDate:
    if parsed.part and (parsed.day or not parsed.month):
        raise ValueError(f"“{text}”: “{parsed.part}” goes with a month, as in early 2025-08")
    try:
        parsed.interval()
    except (ValueError, IndexError) as error:
        raise ValueError(f"“{text}” is a day that no calendar has") from error
    return parsed
