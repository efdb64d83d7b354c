"""Draft facts from English clauses whose answers are numbers: “How many …?”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.amount_spans import find_amounts
from quizgen.languages.english.drafting.answer_spans import Span
from quizgen.languages.english.drafting.clauses import Clause
from quizgen.languages.english.drafting.drafted_clauses import SUBORDINATE, Marked
from quizgen.languages.english.drafting.question_forms import ask_behind, ask_for_subject
from quizgen.languages.english.drafting.technical_terms import is_vague_noun
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.quantity_phrases import EnglishQuantityPhrase
from quizgen.languages.english.quantity_questions import ask_how_many
from quizgen.languages.english.unit_reading import UNITS
from quizgen.values.quantities import Quantity

_DURATION = re.compile(r"(?:year|month|day|hour|minute|week|second|decade|centur)(?:s|y|ies)?$")
_GOES_ON = re.compile(r"(?:and|or|to \d|per|more|less|times)\b|[a-z]+(?:er|more|less) ")
_MEASURED = re.compile(r"(long|high|tall|wide|deep|thick|old)\b ?")
_COMPARED = re.compile(r" as (?:much|many|\w+)(?! as\b)[^,]*$|, \d{4}\b|(?<=half) an? ")
"""What comes after a number in a comparison, in a date and in “half a century”."""
_VAGUE = re.compile(
    r"[Aa] [a-z]+(?:th|rd)|(?:[Tt]ens|[Hh]undreds|[Tt]housands|[Mm]illions|[Bb]illions)"
)
"""“A fourth candidate”, “hundreds of people”."""
_HAS_PARTS = re.compile(r"(?:contain|compris|includ)")
_SMALL, _FEW, _LESS = 3, 12, 6
_PARTICLES = frozenset(("up", "out", "off", "only", "up only"))
_MOVED = re.compile(r"of (?:(?!in |on |at |by |from |to |with |for |,)[\w’'-]+ ?)+")
"""Words that move with a number: “90 per cent of the ice”."""


def draft_amounts(clause: Clause) -> Iterator[Marked]:
    """Draft numbers: “How many …?”."""
    start = len(clause.before_rest)
    for amount in find_amounts(clause.text):
        span, quantity = amount.span, amount.quantity
        own = span.moved(-start)
        words = clause.text[span.start : span.end]
        if _COMPARED.match(clause.text[span.end :]) or _VAGUE.fullmatch(words):
            continue
        if ask := _ask_how_long(clause, own) if span.start >= start else "":
            yield Marked(clause, span, ask, 9)
        elif quantity is None or clause.is_whole:
            yield Marked(clause, span, "", 7)
        elif span.start >= start:
            ask = _ask_amount(clause, own, quantity)
            yield Marked(clause, span, ask, _worth(clause, own, quantity, ask))
        else:
            ask = _ask_amount_of_subject(clause, span, quantity)
            yield Marked(clause, span, ask, (9 if ask else 6) - _LESS * _is_small(quantity))


def _worth(clause: Clause, span: Span, quantity: Quantity, ask: str) -> float:
    """Return the worth of a number behind the verb."""
    inner = bool(SUBORDINATE.search(clause.rest[: span.start]))
    is_part = clause.verb in classes.HAVE or _HAS_PARTS.match(clause.verb)
    is_small = _is_small(quantity) and not (is_part and ask) and clause.subject.lower() != "there"
    return (9 if ask else 7) - _LESS * is_small - inner


def _is_small(quantity: Quantity) -> bool:
    """Return whether a number is too small to ask for: “two candidates”, “five ways”."""
    value, noun = quantity.number.value, quantity.unit.rpartition(" ")[2]
    if not quantity.number.word or value < 1 or UNITS.measure(quantity.unit):
        return False
    return value <= _SMALL or (value <= _FEW and is_vague_noun(noun))


def _ask_amount_of_subject(clause: Clause, span: Span, quantity: Quantity) -> str:
    at_start = clause.subject.lower().startswith(clause.text[span.start : span.end].lower())
    if not at_start or not quantity.unit:
        return ""
    tail = clause.subject[span.end - span.start :]
    phrase = f"{_ask_how_many(quantity)}{tail}"
    own = Clause(clause.lead, "", clause.adverb, clause.verb, clause.rest)
    return ask_for_subject(own, phrase)


def _ask_amount(clause: Clause, span: Span, quantity: Quantity) -> str:
    """Return the question for a number behind the verb; empty if it cannot be moved."""
    before, after = clause.rest[: span.start].strip(), clause.rest[span.end :].strip()
    if not quantity.unit or SUBORDINATE.search(before) or _GOES_ON.match(after):
        return ""
    if clause.subject.lower() == "there":
        phrase = f"{_ask_how_many(quantity)} {after}"
        return ask_behind(clause, phrase, "") if _MOVED.match(after) else ""
    if clause.verb.startswith(("range", "var")):
        return ""
    if not before or before in _PARTICLES:
        return _ask_for_object(clause, before.removesuffix(" only"), after, quantity)
    if clause.verb in classes.MODALS | classes.DO and classes.is_verb(before):
        return _ask_for_object(clause, before, after, quantity)
    return _ask_with_preposition(clause, before, after, quantity)


def _ask_how_long(clause: Clause, span: Span) -> str:
    """Return “How thick is …?” for a number before “thick”; empty for other numbers."""
    before, after = clause.rest[: span.start].strip(), clause.rest[span.end :].strip()
    measured = _MEASURED.match(after)
    if not measured or (before and not classes.is_adverb(before)):
        return ""
    return ask_behind(clause, f"how {measured[1]}", f"{before} {after[measured.end() :]}".strip())


def _ask_with_preposition(clause: Clause, before: str, after: str, quantity: Quantity) -> str:
    """Return “For how many years …?” and the like; empty after other prepositions."""
    *words, preposition = before.split()
    is_time = preposition == "for" and _DURATION.search(quantity.unit)
    is_aim = preposition in ("into", "to") and len(words) <= 1
    if (is_time and not after.startswith("of ")) or (is_aim and clause.verb not in classes.MODALS):
        phrase = f"{preposition} {_ask_how_many(quantity)}"
        return ask_behind(clause, phrase, f"{' '.join(words)} {after}".strip())
    return ""


def _ask_for_object(clause: Clause, particle: str, after: str, quantity: Quantity) -> str:
    """Return the question for a number right behind the verb, which takes its “of …” along."""
    phrase = _ask_how_many(quantity)
    if any(NUMBERS.find(after)) and "," in after:
        return ""  # “two years for …, and six years for …”
    after = "" if after.startswith(",") else after
    if clause.verb in classes.BE:
        return ask_behind(clause, "what", after)
    moved = _MOVED.match(after)
    if phrase == "what percentage" and not moved:
        return ""
    if moved:
        phrase, after = f"{phrase} {moved[0].strip()}", after[moved.end() :]
    return ask_behind(clause, phrase, f"{particle} {after}".strip())


def _ask_how_many(quantity: Quantity) -> str:
    return ask_how_many(quantity, EnglishQuantityPhrase(quantity).units)
