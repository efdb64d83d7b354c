"""Dates as English articles write them, for case-sensitive regular expressions."""

from __future__ import annotations

from quizgen.languages.english.english_dates import MONTHS

_MONTH = rf"(?:{'|'.join(MONTHS)})"
YEAR = (
    r"(?:AD \d{1,4}|\d{1,4} (?:BCE?|AD|CE)|1[0-9]\d\d|20\d\d)"
    r"(?![\w]|[,.]\d|–\d|-\d)"
)
_DAY = rf"\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}},"
DATE = rf"(?:(?:{_DAY}|{_MONTH}|(?:early|late|mid-?) ?{_MONTH})(?: of)? )?{YEAR}"
"""A day, a month or a year."""
TO_NUMBER = r" (?:to|and) \d+ [a-zA-Z]{1,3}\b"
"""What follows a number that is no year: “1000 to 91000 Hz”."""
INCOMPLETE = (
    rf"\b(?:\d{{1,2}} {_MONTH}|(?<!\w ){_MONTH} \d{{1,2}}"
    rf"|(?:[Ii]n|[Bb]y|[Ss]ince|[Ll]ate|[Ee]arly) {_MONTH})\b(?!,? (?:of )?(?:\d|AD))"
)
"""A day or a month without its year."""
