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
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.quantity_phrases import EnglishQuantityPhrase
from quizgen.languages.english.quantity_questions import ask_how_many
from quizgen.values.quantities import Quantity

_DURATION = re.compile(r"(?:year|month|day|hour|minute|week|second|decade|centur)(?:s|y|ies)?$")
_GOES_ON = re.compile(r"(?:and|or|to \d|per|more|less|times)\b|[a-z]+(?:er|more|less) ")
_MEASURED = re.compile(r"(long|high|tall|wide|deep|thick|old)\b ?")
_MOVED = re.compile(r"of (?:(?!in |on |at |by |from |to |with |for |,)[\w’'-]+ ?)+")
"""Words that move with a number: “90 per cent of the ice”."""


def draft_amounts(clause: Clause) -> Iterator[Marked]:
    """Draft numbers: “How many …?”."""
    start = len(clause.before_rest)
    for amount in find_amounts(clause.text):
        span, quantity = amount.span, amount.quantity
        own = Span(span.start - start, span.end - start)
        if quantity is None or clause.is_whole:
            yield Marked(clause, span, "", 6)
        elif span.start >= start:
            ask = _ask_amount(clause, own, quantity)
            yield Marked(clause, span, ask, _worth(clause, own, quantity, ask))
        else:
            ask = _ask_amount_of_subject(clause, span, quantity)
            yield Marked(clause, span, ask, 9 if ask else 5)


def _worth(clause: Clause, span: Span, quantity: Quantity, ask: str) -> int:
    """Return the worth of a number behind the verb: a small one is often just a part of a name."""
    is_small = bool(quantity.number.word) and quantity.number.value <= 2  # noqa: PLR2004
    inner = bool(SUBORDINATE.search(clause.rest[: span.start]))
    return (9 if ask else 6) - 3 * is_small - inner


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
    if measured := _MEASURED.match(after):
        rest = after[measured.end() :]
        return "" if before else ask_behind(clause, f"how {measured[1]}", rest)
    if not before or before in ("up", "out", "off"):
        return _ask_for_object(clause, before, after, quantity)
    if clause.verb in classes.MODALS | classes.DO and classes.is_verb(before):
        return _ask_for_object(clause, before, after, quantity)
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
