"""Suppressions of findings by facts: `allow: {long-answers: it is the name of a law}`.

A rule is right about most facts and wrong about some, and the author knows which. The reason is
written beside the fact, for the next reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from quizgen.diagnostics import Finding, Place, Severity, did_you_mean
from quizgen.facts.deck import Deck, Fact
from quizgen.facts.yaml_tree import place_of
from quizgen.review.form_rules import FORM_RULES
from quizgen.review.rules import RULES, UNSUPPRESSIBLE

CODES: dict[str, str] = {
    name: rule.CODE for rule in (*RULES, *FORM_RULES) for name in (rule.CODE.lower(), rule.NAME)
}
"""The code of each rule, by its code in lower case and by its name."""

_UNSUPPRESSIBLE = frozenset(rule.CODE for rule in UNSUPPRESSIBLE)
_FORM_CODES = frozenset(rule.CODE for rule in FORM_RULES)


def apply_suppressions(deck: Deck, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that no fact suppresses, and findings about `allow:` itself.

    D03: a rule that cannot be suppressed. D04: an unknown rule. D07: an unused suppression.
    """
    allowed = {fact.id: frozenset(_suppressed_codes(fact)) for fact in deck.facts if fact.allow}
    used: set[tuple[str, str]] = set()
    for finding in findings:
        if finding.code in allowed.get(finding.fact, ()):
            used.add((finding.fact, finding.code))
        else:
            yield finding
    needed = {
        _place_of(fact, name)
        for fact in deck.facts
        for name in fact.allow
        if (fact.id, _code_of(name)) in used
    }
    for fact in deck.facts:
        yield from _check_suppressions(fact, needed)


def _suppressed_codes(fact: Fact) -> Iterator[str]:
    codes = map(_code_of, fact.allow)
    return (code for code in codes if code and code not in _UNSUPPRESSIBLE | _FORM_CODES)


def _code_of(name: str) -> str:
    """Return the code of a rule by its code or name; empty if there is no such rule."""
    return CODES.get(name.lower(), "")


def _place_of(fact: Fact, name: str) -> Place:
    """Return the place of a suppression, which all rows of a table share."""
    return place_of(fact.node, ("allow", name), key=True)


def _check_suppressions(fact: Fact, needed: AbstractSet[Place]) -> Iterator[Finding]:
    """Yield findings on the suppressions of a fact. `needed` are the places of those in use."""
    for name in fact.allow:
        code, place = _code_of(name), _place_of(fact, name)
        if not code:
            known = [word for rule in RULES for word in (rule.CODE, rule.NAME)]
            yield Finding(place, "D04", f"unknown rule “{name}”", did_you_mean(name, known))
        elif code in _FORM_CODES:
            message = f"“{name}” cannot be suppressed: it is a rule for forms, not for facts"
            yield Finding(place, "D03", message, f"remove it; see `quizgen explain {code}`")
        elif code in _UNSUPPRESSIBLE:
            message = f"“{name}” cannot be suppressed: no reason makes a wrong answer correct"
            hint = f"remove it, and correct the fact: see `quizgen explain {code}`"
            yield Finding(place, "D03", message, hint)
        elif place not in needed:
            message = f"unused suppression: the fact does not break the rule “{name}”"
            yield Finding(place, "D07", message, "remove it", Severity.WARNING)
