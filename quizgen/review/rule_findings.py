"""Findings of rules: each is about a fact, at the place of its id unless another one is given."""

from __future__ import annotations

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.facts.deck import Fact
from quizgen.facts.sentence_kinds import SENTENCE
from quizgen.questions.item import Item

REPORT_BUG = "this is a bug in quizgen; please report it"
"""The help of findings that no author can cause."""


def is_sentence(fact: Fact) -> bool:
    """Return whether a fact is a sentence, which its author words under `say:` and `ask:`."""
    return fact.kind.name == SENTENCE


def key_of_question(item: Item) -> str:
    """Return the key under which the author of a fact can reword its question, as code."""
    question = item.question.partition(".")[0]
    return "`ask:`" if is_sentence(item.fact) else f"`wording: {{{question}: …}}`"


def error(
    fact: Fact, code: str, message: str, help_: str = "", place: Place | None = None
) -> Finding:
    """Return a finding that makes a build fail."""
    return Finding(place or fact.place("id"), code, message, help_, fact=fact.id)


def warning(
    fact: Fact, code: str, message: str, help_: str = "", place: Place | None = None
) -> Finding:
    """Return a finding that does not make a build fail."""
    where = place or fact.place("id")
    return Finding(where, code, message, help_, Severity.WARNING, fact=fact.id)


def unfit_options(item: Item, code: str, message: str) -> Finding:
    """Return a finding about options: a warning if the author wrote them, else a bug of quizgen."""
    if item.pool is None and item.fact.distractors:
        return warning(item.fact, code, message, "correct the `distractors:` of the fact")
    return error(item.fact, code, message, REPORT_BUG)
