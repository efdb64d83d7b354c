"""Decades and centuries in English: “the late 1860s”, “the 5th century BC”."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizgen.languages.english.english_number_grammar import ordinal_ending, read_ordinal
from quizgen.values.partial_dates import CENTURY, DECADE, PartialDate
from quizgen.values.texts import fold

_PART = r"(?:(?P<part>early|mid|late)[ -])?"
_SPAN = re.compile(
    rf"(?:the )?{_PART}(?:(?P<decade>\d{{2,3}}0)['’]?s(?: (?P<era>BCE?))?"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:[ -][a-z]+)?)[ -]century"
    r"(?: (?P<of>BCE?|AD|CE))?)",
    re.IGNORECASE,
)
_LAST = 21
_HUNDREDS = range(1100, 2000, 100)
"""The years whose “1800s” are a century; the 2000s are a decade."""
_EVIDENCE = re.compile(
    r"(?:(?P<part>early|mid|late) )?"
    r"(?:(?P<decade>\d+)s|(?P<number>\d+)(?:st|nd|rd|th) century)(?P<era> BC)?"
)
_OTHERS = r"(?:(?:,| ?[–-]| and| to| or)+ ?(?:the )?(?:early |mid-|late )?[a-z\d-]{1,20}){0,3}?"
"""Other centuries, before the word “centuries” that belongs to all."""
_ORDINAL_WORDS = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip


def read_span(text: str) -> PartialDate | None:
    """Return the decade or century that a text is, perhaps a part of it; None for other texts."""
    found = _SPAN.fullmatch(text)
    if not found:
        return None
    part = (found["part"] or "").lower() or None
    if decade := found["decade"]:
        year = int(decade)
        if year in _HUNDREDS:
            return PartialDate(year + 1, part=part, years=CENTURY)
        return PartialDate(-year - DECADE + 1 if found["era"] else year, part=part, years=DECADE)
    number = read_ordinal(found["ordinal"])
    if number is None or not 0 < number.value <= _LAST:
        return None
    century = int(number.value)
    is_before = (found["of"] or "").upper().startswith("BC")
    first = -century * CENTURY if is_before else (century - 1) * CENTURY + 1
    return PartialDate(first, part=part, years=CENTURY)


def century_of(date: PartialDate) -> int:
    """Return the number of a century, negative before Christ."""
    return date.year // CENTURY + 1 if date.year > 0 else date.year // CENTURY


def ordinal_word(number: int) -> str:
    """Return the ordinal of a century in words."""
    return _ORDINAL_WORDS[number] if number < len(_ORDINAL_WORDS) else ""


def span_texts(date: PartialDate) -> tuple[str, ...]:
    """Return the ways to write a decade or a century, the usual one first."""
    part = f"{date.part}-" if date.part == "mid" else f"{date.part} " if date.part else ""
    return tuple(f"the {part}{name}" for name in _names(date))


def _names(date: PartialDate) -> tuple[str, ...]:
    if date.years == DECADE:
        year = date.year if date.year > 0 else -date.year - DECADE + 1
        return (f"{year}s{' BC' * (date.year < 0)}",)
    number, era = abs(century_of(date)), " BC" * (date.year < 0)
    words = ordinal_word(number)
    names = [f"{number}{ordinal_ending(number)} century{era}"]
    return (*names, f"{words} century{era}") if words else tuple(names)


def span_evidence(date: PartialDate) -> Mapping[str, tuple[str, ...]]:
    """Return a decade or a century with the words that are evidence for it, for `shows_span`."""
    part = f"{date.part} " if date.part else ""
    return {"decade" if date.years == DECADE else "century": (f"{part}{_names(date)[0]}",)}


def shows_span(text: str, words: str) -> bool | None:
    """Return whether a text has a decade or a century, in figures or words; None for other words.

    “The 18th and 19th centuries” has both.
    """
    found = _EVIDENCE.fullmatch(words)
    if not found:
        return None
    part = rf"{found['part']}[ -]" if found["part"] else r"(?<!\w)(?:(?:early|mid|late)-)?"
    if decade := found["decade"]:
        after = r"(?! BC)" if not found["era"] else r"(?:(?: (?:and|to|or) | ?- ?)\w+)? BCE?\b"
        return bool(re.search(rf"(?<!\w){part}{decade}'?s{after}", fold(text), re.IGNORECASE))
    number = int(found["number"])
    ordinals = "|".join(filter(None, (f"{number}{ordinal_ending(number)}", ordinal_word(number))))
    if not found["era"] and (number - 1) * CENTURY in _HUNDREDS:
        hundreds = rf"|{part}{number - 1}00s"
    else:
        hundreds = ""
    after = r" BCE?\b" if found["era"] else r"(?! BC)"
    century = rf"{part}(?:{ordinals}){_OTHERS}[ -]centur(?:y|ies)\b{after}"
    return bool(re.search(rf"(?<!\w)(?<!\w\w-)(?:{century}{hundreds})", fold(text), re.IGNORECASE))
