"""Findings of rules: each is about a fact, at the place of its id unless another one is given."""

from __future__ import annotations

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.facts.deck import Fact

REPORT_BUG = "this is a bug in quizgen; please report it"
"""The help of findings that no author can cause."""


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
