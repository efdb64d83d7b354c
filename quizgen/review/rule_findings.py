"""The findings of rules: about a fact, at its id unless another place says it better."""

from __future__ import annotations

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.facts.deck import Fact


def error(
    fact: Fact, code: str, message: str, help_: str = "", place: Place | None = None
) -> Finding:
    """Return a finding that stops a build."""
    return Finding(place or fact.place("id"), code, message, help_, fact=fact.id)


def warning(
    fact: Fact, code: str, message: str, help_: str = "", place: Place | None = None
) -> Finding:
    """Return a finding that a build goes on after."""
    where = place or fact.place("id")
    return Finding(where, code, message, help_, Severity.WARNING, fact=fact.id)
