"""English words: plurals, possessives, numbers, dates."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quizgen.languages.english.nouns import irregular_plural
from quizgen.values.dates import MONTHS, UNMARKED_FROM, PartialDate
from quizgen.values.quantities import Number

_ORDINALS = ("first", "second", "third", "fourth")
_GROUPED_FROM = 1000
_ARTICLE = re.compile(r"^(?:an?|the) ")
_HEAD = re.compile(r" (?:an?|in|of|per|to) ")

PERCENT = "percent"
"""The unit of percentages: a question asks for those in words of its own."""


@lru_cache(maxsize=1024)
def plural(noun: str) -> str:
    """Return the plural of a noun or noun phrase: the regular one, but for the commonest nouns.

    The last word of its head is inflected: “mine clearance experts”, but “millimoles per litre”,
    “barrels of oil” and “calories a day”. “Percent” has no plural.
    """
    if found := _HEAD.search(noun):
        return plural(noun[: found.start()]) + noun[found.start() :]
    if not noun or noun == PERCENT:
        return noun
    if irregular := irregular_plural(noun):
        return irregular
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    return re.sub(r"([^aeiou])y$", r"\1ie", noun) + "s"


def alphabetical(name: str) -> str:
    """Return a name as lists sort it: É with E, and without its article."""
    letters = unicodedata.normalize("NFKD", _ARTICLE.sub("", name.casefold()))
    return "".join(char for char in letters if not unicodedata.combining(char))


def possessive(name: str, *, is_plural: bool = False) -> str:
    """Return a name's possessive: only a plural that ends in s takes the bare apostrophe."""
    return f"{name}’" if is_plural and name.endswith("s") else f"{name}’s"


def number_text(number: Number) -> str:
    """Return a number as a sentence shows it: `42,400`, `1.5 million`, `half`."""
    whole, point, decimals = (number.digits or "").partition(".")
    if whole and int(whole) >= _GROUPED_FROM:
        whole = f"{int(whole):,}"
    shown = number.word or f"{whole}{point}{decimals}"
    return f"{shown} {number.scale}" if number.scale else shown


def year_text(year: int) -> str:
    """Return a year with its era where one is wanted: `44 BC`, `AD 14`, `2024`."""
    if year < 0:
        return f"{-year} BC"
    return f"AD {year}" if year < UNMARKED_FROM else str(year)


def date_text(date: PartialDate) -> str:
    """Return a date as a sentence shows it, without a preposition."""
    year = year_text(date.year)
    if date.quarter:
        return f"the {_ORDINALS[date.quarter - 1]} quarter of {year}"
    month = MONTHS[date.month - 1] if date.month else ""
    if date.part == "mid":
        return f"mid-{month} {year}"
    return " ".join(str(part) for part in (date.part, date.day, month, year) if part)


def date_texts(date: PartialDate, *, with_year: bool = True) -> tuple[str, ...]:
    """Return the ways to write a date, ours first: a day also as in America, “June 6, 1884”."""
    year = year_text(date.year)
    texts = [date_text(date)]
    if date.month and date.day:
        texts.append(f"{MONTHS[date.month - 1]} {date.day}, {year}")
    if not with_year:
        texts = [text.removesuffix(f" {year}").removesuffix(",") for text in texts]
    return tuple(texts)
