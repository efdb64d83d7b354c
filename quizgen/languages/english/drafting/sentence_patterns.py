"""English sentence patterns: a function for each, listed in PATTERNS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.languages.drafting import Candidate, Name, Proposed, SentencePattern
from quizgen.languages.english.drafting.sentence_grammar import (
    PASSIVE,
    PROPER,
    SAYING,
    TITLES,
    VERB,
    read_verb,
)
from quizgen.languages.english.english_dates import MONTHS
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_plurals import PERCENT, singular

WHO_OR_WHAT = "who or what"

_DATE = (
    rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) )?"
    r"(?:AD \d{1,4}|\d{1,4} BC|(?:1[0-9]|20)\d\d)(?![\w,.]*\d)"
)
_HEDGE = rf"(?:(?P<hedge>{'|'.join(NUMBERS.hedges)}) )?"
_NUMBER = (
    r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    rf"|{'|'.join(map(re.escape, NUMBERS.words))})"
    rf"(?: (?:{'|'.join(NUMBERS.scales)}))?)"
)
_DESCRIBED = r"[Tt]he (?:[A-Z][a-z]+ )?[a-z]{4,} "
_SUBJECT = rf"(?:(?P<the>[Tt]he )|{_DESCRIBED})?(?P<subject>{PROPER})"
_APPOSITION = r"(?:, (?!and |or )[^;:.“\"]{3,90}?,)?"
_OPENING = rf"^(?:(?:In|On) (?P<first>{_DATE}),? )?{_SUBJECT}{_APPOSITION} "
_END = r"(?=[,;:.]|$)"
_TITLE = rf"(?:{'|'.join(TITLES)})"
_TITLE_BEFORE = re.compile(rf"^(?:{_TITLE} )+(?=[A-Z])")
_SPANS = "second|minute|hour|day|week|month|year"
_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]{12,}?)[,.]?[”\"]")
_SAYING = rf"(?P<verb>{'|'.join(SAYING)})"
_SAID = (
    re.compile(rf"(?P<who>{PROPER}) {_SAYING}\b"),
    re.compile(rf"\b{_SAYING} (?P<who>{PROPER})"),
)

_EVENT = re.compile(
    rf"{_OPENING}(?P<verb>{PASSIVE}|{VERB})\b(?P<rest>(?:(?! and )[^,;:.“\"]){{0,70}}?)"
    rf"(?: (?:in|on) (?P<date>{_DATE}))?{_END}"
)
_QUANTITY = re.compile(
    rf"{_OPENING}(?P<verb>{VERB}) (?:an? [a-z]+ of )?{_HEDGE}{_NUMBER}"
    rf" (?!of )(?P<unit>(?:[a-z-]+ ){{0,2}}?[a-z]{{2,}}s)\b"
    rf"(?P<rest>[^,;:.“\"]{{0,60}}?){_END}"
)
_SHARE = re.compile(
    rf"{_HEDGE}{_NUMBER}(?P<percent> (?:percent|per cent)|%)?"
    r" of (?P<whole>(?:the )?[^,;:.]{3,60}?)"
    rf" (?P<are>was|were|is|are) (?P<part>[^,;:.]{{3,60}}?){_END}",
    re.IGNORECASE,
)
_LASTED = re.compile(
    rf"^(?P<event>(?:The|A|An|His|Her|Their) [^,;:.]{{3,50}}?) lasted (?:for )?{_HEDGE}{_NUMBER}"
    rf" (?P<unit>{_SPANS})s?\b"
)
_SPAN = re.compile(rf"\b(?P<number>\d+)-(?P<unit>{_SPANS})(?!-old) (?P<event>[a-z]{{4,}})\b")
_TITLED = re.compile(
    rf"(?P<office>(?:{PROPER} )?{_TITLE}) (?P<person>{PROPER.replace('*', '+', 1)})"
)
_STYLED = re.compile(
    rf"(?P<person>{PROPER}), (?:then |now )?(?:the )?(?P<office>(?:[A-Z][\w’'-]+ )?{_TITLE}"
    rf" (?:of|for) (?:the )?{PROPER}(?: of the {PROPER})?),"
)


def read_quotations(sentence: str) -> Iterator[Candidate]:
    """Read a quotation with a named speaker and a verb of saying."""
    quoted = max(_QUOTED.finditer(sentence), key=lambda found: len(found["words"]), default=None)
    if quoted is None:
        return
    around = sentence[: quoted.start()] + " … " + sentence[quoted.end() :]
    for saying in (found for pattern in _SAID if (found := pattern.search(around))):
        speaker = Name(_TITLE_BEFORE.sub("", saying["who"]), "who")
        fields: dict[str, Proposed] = {"according_to": speaker}
        words = {"verb": read_verb(saying["verb"]), "words": quoted["words"]}
        yield Candidate("quotation", sentence, {**fields, **words})
        return


def read_roles(sentence: str) -> Iterator[Candidate]:
    """Read an office with its holder: “President X”, “X, the Governor of Y,”."""
    for found in (*_TITLED.finditer(sentence), *_STYLED.finditer(sentence)):
        fields = {
            "person": Name(found["person"], "who"),
            "office": Name(found["office"], "which office"),
        }
        yield Candidate("role", sentence, fields)


def read_shares(sentence: str) -> Iterator[Candidate]:
    """Read a part of a whole: “nearly half of the rounds were imported”."""
    for found in _SHARE.finditer(sentence):
        if not found["percent"] and NUMBERS.words.get(found["number"].lower(), 1) >= 1:
            continue
        share = _amount(found, PERCENT if found["percent"] else "")
        are = found["are"]
        be = {"were": "was", "are": "is"}.get(are, are)
        fields = {"share": share, "whole": found["whole"], "be": be, "are": are}
        yield Candidate("share", sentence, {**fields, "part": found["part"]})


def read_durations(sentence: str) -> Iterator[Candidate]:
    """Read a duration: “the siege lasted two years”, “a 120-day deployment”."""
    if found := _LASTED.search(sentence):
        event = found["event"][0].lower() + found["event"][1:]
        yield Candidate("duration", sentence, {"event": event, "span": _amount(found)})
    for found in _SPAN.finditer(sentence):
        span = {"value": found["number"], "unit": found["unit"]}
        yield Candidate("duration", sentence, {"event": f"the {found['event']}", "span": span})


def read_quantities(sentence: str) -> Iterator[Candidate]:
    """Read a number of things and their actor: “Ann Lee opened 3 parks in Bath”."""
    if found := _QUANTITY.search(sentence):
        amount = _amount(found, singular(found["unit"]) or found["unit"])
        yield Candidate("quantity", sentence, {**_clause_fields("actor", found), "amount": amount})


def read_events(sentence: str) -> Iterator[Candidate]:
    """Read an event with its date: “Ann Lee opened the park in May 2020”."""
    found = _EVENT.search(sentence)
    date = (found["date"] or found["first"]) if found else None
    if found and date:
        yield Candidate("event", sentence, {**_clause_fields("subject", found), "when": date})


def read_statements(sentence: str) -> Iterator[Candidate]:
    """Read a subject, its verb and the rest: “Ann Lee planted an oak”."""
    found = _EVENT.search(sentence)
    if found and found["rest"].strip() and not found["date"]:
        yield Candidate("statement", sentence, _clause_fields("subject", found))


PATTERNS: tuple[SentencePattern, ...] = (
    read_quotations,
    read_roles,
    read_shares,
    read_durations,
    read_quantities,
    read_events,
)
"""The patterns, in the order in which they are tried."""


def _clause_fields(subject_field: str, found: re.Match[str]) -> dict[str, Proposed]:
    """Return the fields for the subject, the verb and the rest of a clause."""
    subject = Name(found["subject"], WHO_OR_WHAT, the=bool(found["the"]))
    rest = found["rest"].strip()
    fields: dict[str, Proposed] = {subject_field: subject, "verb": read_verb(found["verb"])}
    return {**fields, "rest": rest} if rest else fields


def _amount(found: re.Match[str], unit: str | None = None) -> dict[str, str]:
    hedge = (found["hedge"] or "").lower()
    amount = {"value": found["number"], "unit": found["unit"] if unit is None else unit}
    return {key: value for key, value in {**amount, "hedge": hedge}.items() if value}
