"""Nothing invented: every number, date and name of a fact stands in its quote, or says from where.

The check is one of form, and it is strict: it does not understand the sentence, but no digit, month
or name gets into a deck unless the source shows it or the author signs for it under `derived`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.facts.dates import PartialDate, shows
from quizgen.facts.deck import Fact
from quizgen.facts.kinds import TELLER
from quizgen.facts.quantities import Quantity, find_numbers
from quizgen.facts.sources import Source, fold, has_words
from quizgen.facts.values import Entity, Value, Verb

NAME = re.compile(r"(?:[^\W\d_]*[A-Z][\w'’]*|\w*\d(?:[\w'’,.]*\w)?)(?:-\w+)*")
"""A word that a text can get wrong: with a capital or a digit in it."""
_HINT = "correct it, quote the words that show it, or say under `derived:` where it comes from"


def ground_fact(fact: Fact) -> Iterator[Finding]:
    """Yield what a fact says and its quote does not show.

    `G01` the quote does not stand in the source; `G02` a value that the quote does not show;
    `G03` a hedge that the value has and the quote has not, or the other way round; `G04` a
    `derived` reason for a value that the quote does show.
    """
    if fact.source.find(fact.quote) is None:
        yield find_misquote(fact.source, fact.quote, fact.place("quote"))
        return
    for name, value in fact.values.items():
        missing = list(_missing(value, fact.quote))
        if name in fact.derived and not missing:
            message = f"the quote shows “{name}” itself: it needs no `derived` reason"
            place = fact.place("derived", name)
            yield Finding(place, "G04", message, "remove it", Severity.WARNING)
        elif missing and name not in fact.derived:
            message = f"“{name}” has {_list(missing)}, which the quote does not show"
            yield Finding(fact.place(name), "G02", message, _HINT)
        if isinstance(value, Quantity) and not missing:
            yield from _ground_hedge(fact, name, value)
    yield from _ground_teller(fact)


def find_misquote(source: Source, quote: str, place: Place) -> Finding:
    """Return G01 for words that a source does not have."""
    message = f"the quote does not stand in {source.path}"
    return Finding(place, "G01", message, f"nearest: “{source.nearest(quote)}”")


def _ground_teller(fact: Fact) -> Iterator[Finding]:
    """Ask for the teller in the quote, unless it is the source itself."""
    teller = fact.according_to
    if teller is None or teller.type == "source":
        return
    missing = list(_missing(teller, fact.quote))
    if missing and TELLER not in fact.derived:
        message = f"the quote does not name {teller.name}, who is said to say it"
        yield Finding(fact.place(TELLER), "G02", message, _HINT)


def _ground_hedge(fact: Fact, name: str, value: Quantity) -> Iterator[Finding]:
    found = {m.hedge for m in find_numbers(fact.quote) if m.number.value == value.number.value}
    if value.hedge in found:
        return
    shown = " or ".join(f"“{hedge}”" for hedge in sorted(found) if hedge) or "no hedge"
    given = f"“{value.hedge}”" if value.hedge else "no hedge"
    message = f"“{name}” has {given}, the quote has {shown} before the number"
    yield Finding(fact.place(name), "G03", message, "keep the source's own hedge")


def _missing(value: Value, quote: str) -> Iterator[str]:
    """Yield the parts of a value that a quote does not show, as a reader would call them."""
    match value:
        case Entity():
            if not any(has_words(quote, name, same_case=False) for name in value.names):
                yield f"the name “{value.name}”"
        case Quantity(number=number):
            if number.value not in {found.number.value for found in find_numbers(quote)}:
                yield f"the number {number}"
        case PartialDate():
            yield from _missing_in_date(value, quote)
        case tuple():
            for member in value:
                yield from _missing(member, quote)
        case Verb():
            yield from _missing_names(f"{value.past} {value.main}", quote)
        case str():
            yield from _missing_names(value, quote)


def _missing_in_date(date: PartialDate, quote: str) -> Iterator[str]:
    for what, words in date.evidence().items():
        if not any(shows(quote, word) for word in words):
            yield f"the {what} {words[0]}"


def _missing_names(text: str, quote: str) -> Iterator[str]:
    for name in dict.fromkeys(NAME.findall(fold(text))):
        if not has_words(quote, name) and not has_words(quote, name.removesuffix("'s")):
            yield f"“{name}”"


def _list(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else parts[0]
