"""Typed answers: short ones of which it can be said exactly whether they are right."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.dates import Granularity, PartialDate
from quizgen.facts.quantities import Quantity
from quizgen.facts.styles import Style
from quizgen.facts.values import Entity, Value
from quizgen.questions import english
from quizgen.questions.basis import Basis
from quizgen.questions.item import Item

MAX_WORDS = 3
_ISO_FROM = 1000


def make_items(basis: Basis) -> Iterator[Item]:
    """Yield at most one typed item a fact, with every way of writing the answer that is right.

    `accepted` holds them, the one that is shown first.
    """
    done: set[str] = set()
    for one in basis.asked:
        if one.spec.reverse or one.fact.id in done or not one.is_wanted(Style.TYPED):
            continue
        accepted = accepted_answers(one.value, one.stem)
        if not accepted:
            continue
        done.add(one.fact.id)
        yield Item(
            id=one.item_id(Style.TYPED),
            fact=one.fact,
            question=one.name,
            style=Style.TYPED,
            stem=one.stem,
            answer=accepted[0],
            rationale=one.statement,
            tags=one.tags,
            accepted=accepted,
        )


def accepted_answers(value: Value, stem: str) -> tuple[str, ...]:
    """Return the ways to type a value, the usual one first; none for what has too many.

    A number stands alone where the question names its unit, and with it where it asks “how long”;
    a month or a day alone where the question names the year.
    """
    match value:
        case Entity(type=type_) if type_ and len(value.name.split()) <= MAX_WORDS:
            named = (name for name in value.names if name[:1] == name[:1].upper())
            return tuple(dict.fromkeys((value.name, *named)))
        case Quantity(number=number) if number.digits:
            phrase = english.QuantityPhrase(value)
            bare = f"{number.digits} {number.scale or ''}".strip()
            hedged = f"{value.hedge} {bare}".strip()
            usual = (phrase.number, str(phrase))
            usual = usual if phrase.unit_stands_in(stem) else usual[::-1]
            return tuple(dict.fromkeys((*usual, hedged, bare)))
        case PartialDate():
            return _accepted_dates(value, stem)
    return ()


def _accepted_dates(date: PartialDate, stem: str) -> tuple[str, ...]:
    if date.granularity in (Granularity.PART, Granularity.QUARTER):
        return ()
    text = english.date_text(date)
    usual = (_without_year(date, text), text) if _names_year(stem, date) else (text,)
    if date.year < _ISO_FROM:
        return usual
    parts = (date.year, date.month, date.day)
    iso = "-".join(f"{part:02}" for part in parts if part is not None)
    return tuple(dict.fromkeys((*usual, iso)))


def _names_year(stem: str, date: PartialDate) -> bool:
    """Tell whether a question asks for the rest of a date only: “in which month of 2025”."""
    whole, rest = (english.DatePhrase(date, given_year=given).which for given in (False, True))
    return rest != whole and rest in stem


def _without_year(date: PartialDate, text: str) -> str:
    return text.removesuffix(f" {english.year_text(date.year)}")
