"""English dates: “early August 2025”, “15 March 44 BC”, “the second quarter of 2025”."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from quizgen.languages.dates import Dates
from quizgen.languages.english.english_number_grammar import ordinal_ending
from quizgen.languages.english.english_spans import (
    read_span,
    shows_span,
    span_evidence,
    span_texts,
)
from quizgen.values.partial_dates import COUNT, Granularity, PartialDate, read_iso_date
from quizgen.values.texts import fold, has_words

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_ORDINALS = ("first", "second", "third", "fourth")
_PARTS = ("early", "mid", "late")
_WITH_ERA_BEFORE = 1000
"""The first year AD that is written without its era: `AD 14`, but `1066`."""
_MID = re.compile(r"^mid-", re.IGNORECASE)
_WORDS = re.compile(
    rf"(?:(?:(?P<day>{COUNT}) )?(?P<month>{'|'.join(MONTHS)}) )?"
    r"(?:(?P<year>\d{4})|AD (?P<ad>\d{1,4})|(?P<bc>\d{1,4}) BC)",
    re.IGNORECASE,
)
_DAY_AFTER_MONTH = re.compile(rf"^({'|'.join(MONTHS)}) ({COUNT}),? (?=\d)", re.IGNORECASE)
"""The American way to write a day: “June 6, 1884”."""
_BOUND = re.compile(
    r"(by|since|before|after|until) (?!(?:by|since|before|after|until) )", re.IGNORECASE
)
"""A preposition that says that a date is not that of the event itself."""
_ERAS = r"(?:AD|BCE?|CE)"


class _EnglishDates(Dates):
    prepositions = ("in", "on")
    examples = (
        "2024, 2025-Q2, 2024-08, 2024-08-06, early 2025-08, 15 March 44 BC, the 1860s or the 19th "
        "century"
    )

    def read(self, text: str) -> PartialDate | None:
        if bound := _BOUND.match(text):
            read = self.read(text[bound.end() :])
            return read and replace(read, bound=bound[1].lower())
        if span := read_span(text):
            return span
        part, _, rest = _MID.sub("mid ", text).partition(" ")
        if part.lower() not in _PARTS:
            return read_iso_date(text) or _read_words(text)
        found = read_iso_date(rest) or _read_words(rest)
        if found is None:
            return None
        return PartialDate(found.year, found.quarter, found.month, found.day, part.lower())

    def text(self, date: PartialDate) -> str:
        if date.bound:
            return f"{date.bound} {self.text(replace(date, bound=''))}"
        if date.years > 1:
            return span_texts(date)[0]
        year = year_text(date.year)
        if date.quarter:
            return f"the {_ORDINALS[date.quarter - 1]} quarter of {year}"
        month = MONTHS[date.month - 1] if date.month else ""
        if date.part == "mid":
            return f"mid-{month} {year}"
        return " ".join(str(part) for part in (date.part, date.day, month, year) if part)

    def texts(self, date: PartialDate, *, with_year: bool = True) -> tuple[str, ...]:
        """Return the ways to write a date; a day also in the American way, “June 6, 1884”."""
        if date.bound:
            plain = self.texts(replace(date, bound=""), with_year=with_year)
            return tuple(f"{date.bound} {text}" for text in plain)
        if date.years > 1:
            return span_texts(date)
        year = year_text(date.year)
        texts = [self.text(date)]
        if date.month and date.day:
            texts.append(f"{MONTHS[date.month - 1]} {date.day}, {year}")
        if not with_year:
            texts = [text.removesuffix(f" {year}").removesuffix(",") for text in texts]
        return tuple(texts)

    def evidence(self, date: PartialDate) -> Mapping[str, tuple[str, ...]]:
        if date.bound:
            plain = replace(date, bound="")
            whole = (*self.texts(plain), *(self.evidence(plain).get("year", ()) * (not date.month)))
            return {"date": tuple(f"{date.bound} {text}" for text in whole)}
        if date.years > 1:
            return span_evidence(date)
        found: dict[str, tuple[str, ...]] = {"year": _years(date.year)}
        if date.quarter:
            ordinal = _ORDINALS[date.quarter - 1]
            found["quarter"] = (f"{ordinal} quarter", f"Q{date.quarter}")
        if date.month:
            name = MONTHS[date.month - 1]
            found["month"] = (name, name[:3], f"{date.year}-{date.month:02}")
        if date.day:
            found["day"] = (str(date.day), f"{date.day:02}", _ordinal(date.day))
        if date.part:
            found["part"] = (date.part,)
        return found

    def shows(self, text: str, words: str) -> bool:
        if (shown := shows_span(text, words)) is not None:
            return shown
        if not words.isdigit():
            return has_words(text, words, same_case=False)
        alone = rf"(?<!\w)(?<!\d[.,])(?<!AD ){words}(?!\w|[.,]\d| {_ERAS}\b)"
        return bool(re.search(alone, fold(text)))


def year_text(year: int) -> str:
    """Return a year as a sentence prints it, with its era if it needs one: `44 BC`, `AD 14`."""
    if year < 0:
        return f"{-year} BC"
    return f"AD {year}" if year < _WITH_ERA_BEFORE else str(year)


def preposition_of(date: PartialDate) -> str:
    """Return the preposition before a date: “on 6 August 2024”, “in August 2024”."""
    if date.bound:
        return date.bound
    return "on" if date.granularity is Granularity.DAY else "in"


def _read_words(text: str) -> PartialDate | None:
    """Parse a date such as `August 2024` or `15 March 44 BC`; None for any other text."""
    found = _WORDS.fullmatch(_DAY_AFTER_MONTH.sub(r"\2 \1 ", text))
    if not found:
        return None
    name, bc = found["month"], found["bc"]
    month = MONTHS.index(name.capitalize()) + 1 if name else None
    year = -int(bc) if bc else int(found["year"] or found["ad"])
    return PartialDate(year, month=month, day=int(found["day"]) if found["day"] else None)


def _years(year: int) -> tuple[str, ...]:
    """Return the ways to write a year, with and without its era, which sources often leave out."""
    if year < 0:
        return f"{-year} BC", f"{-year} BCE", str(-year)
    marked = (f"AD {year}", f"{year} AD", f"{year} CE")
    return (*marked, str(year)) if year < _WITH_ERA_BEFORE else (str(year), *marked)


def _ordinal(day: int) -> str:
    """Return the ordinal of a day: 1st, 12th, 23rd."""
    return f"{day}{ordinal_ending(day)}"


DATES = _EnglishDates()
