"""Dates and names in English clauses, and their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.dates_in_text import DATE, TO_NUMBER, YEAR
from quizgen.languages.english.drafting.known_names import NAME
from quizgen.languages.english.english_dates import MONTHS

_DATE_PHRASE = re.compile(rf",? ?\b(?:[Ii]n|[Oo]n) (?P<date>{DATE})(?! and \d)")
_PERIODS = re.compile(
    r",? ?\b[Ii]n (?P<period>the (?:early |late |mid-)?(?:\d{3}0s"
    r"|(?P<century>[a-z0-9-]+ century(?: (?:BCE?|AD|CE))?)))\b"
)
_OTHER_YEARS = re.compile(
    r"\b(?:[Bb]y|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Ff]rom|[Aa]round|about|of|dated|to) "
    rf"(?:about |around )?(?P<date>{DATE})(?=[ ,.;]|$)(?!{TO_NUMBER})"
)
_SPANS_OF_TIME = re.compile(
    rf"\b(?:from|between) (?P<span>(?:{DATE} (?:to|and|until) {DATE}"
    r"|the [a-z0-9-]+ (?:to|and) (?:the )?[a-z0-9-]+ centuries))"
)
_NAME = re.compile(rf"(?<![\w’'-])(?:the )?{NAME}")
_NO_NAMES = frozenset(("In", "On", "At", "By", *MONTHS))
_MORE = re.compile(rf" (?:on|for) (?:the )?{NAME}| in {NAME}(?: (?:or|and) {NAME})?")
_OFFICES = frozenset((
    "Committee", "Office", "Protocol", "Convention", "Council", "Association", "Society",
    "Institute", "Court", "Ministry", "Department", "Commission", "Organization", "Organisation",
    "Centre", "Center", "Agency", "Fund", "Treaty", "Prize",
))  # fmt: skip
"""Words of names that go on: “the Office for National Statistics”."""


class Span(Struct, frozen=True):
    """A part of a text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Return whether two parts have characters in common."""
        return self.start < other.end and other.start < self.end

    def moved(self, distance: int) -> Span:
        """Return the same part of a text that has more characters before it."""
        return Span(self.start + distance, self.end + distance)


class Date(Struct, frozen=True):
    """A date in a text: with its preposition, without it, and its words."""

    whole: Span
    date: Span
    words: str


def find_periods(text: str) -> Iterator[tuple[Date, str]]:
    """Yield the decades and centuries of a text that come after “in”, each with its noun."""
    for found in _PERIODS.finditer(text):
        date = Date(Span(*found.span()), Span(*found.span("period")), found["period"])
        yield date, "century" if found["century"] else "decade"


def find_spans_of_time(text: str) -> Iterator[Span]:
    """Yield “1347 to 1351” and “the 4th and 8th centuries”."""
    for found in _SPANS_OF_TIME.finditer(text):
        yield Span(*found.span("span"))


def find_other_years(text: str) -> Iterator[Span]:
    """Yield the years of a text that come after “by”, “since” and the like."""
    for found in _OTHER_YEARS.finditer(text):
        yield Span(*found.span("date"))


def find_dates(text: str) -> Iterator[Date]:
    """Yield the dates of a text that come after “in” or “on”."""
    for found in _DATE_PHRASE.finditer(text):
        yield Date(Span(*found.span()), Span(*found.span("date")), found["date"])


def find_names(text: str) -> Iterator[Span]:
    """Yield the names in a text that are no dates and stand alone: not “the Roman town”."""
    end = 0
    for found in _NAME.finditer(text):
        words = found[0].removeprefix("the ")
        if (
            found.start() < end
            or re.search(DATE, words)
            or re.fullmatch(YEAR, words)
            or _goes_on(text, found.end())
        ):
            continue
        last = words.rpartition(" ")[2]
        more = _MORE.match(text, found.end()) if last in _OFFICES else None
        if more and more[0].startswith(" in ") and last != "Prize":
            more = None
        if words.split()[0] not in _NO_NAMES:
            end = more.end() if more else found.end()
            yield Span(found.start(), end)


def _goes_on(text: str, end: int) -> bool:
    """Return whether a name is only the beginning of a noun phrase: “the Roman town”."""
    if re.match(r"[’']s?\b|s[’']", text[end:]):
        return True
    following = re.match(r" ([a-z][\w’-]*)", text[end:])
    if not following:
        return bool(re.match(r"(?: and| or|,) [A-Z]|-", text[end:]))
    word = following[1]
    if word in ("and", "or"):
        return bool(re.match(r" (?:and|or) [A-Z]", text[end:]))
    if classes.is_function_word(word) or classes.is_adverb(word) or word == "but":
        return False
    is_verb = classes.base_of_past(word) or classes.base_of_any_participle(word)
    return not (is_verb or word in classes.BEFORE_CLAUSES | classes.AUXILIARIES)
