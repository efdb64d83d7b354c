"""What facts allow themselves: `allow: {long-answers: it is the name of a law}`.

A rule is right about most facts and wrong about some, and its author knows which. The reason stands
beside the fact, so that the next reader knows as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.diagnostics import Finding, Severity, did_you_mean
from quizgen.facts.deck import Deck, Fact
from quizgen.facts.yaml_tree import place_of
from quizgen.review.rules import FIRM, RULES

CODES: dict[str, str] = {
    name: rule.CODE for rule in RULES for name in (rule.CODE.lower(), rule.NAME)
}
"""The code of each rule, by itself and by name."""

_FIRM = frozenset(rule.CODE for rule in FIRM)


def apply_suppressions(deck: Deck, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that no fact allows, and what is wrong with `allow:` itself.

    `D03` a rule that cannot be allowed, `D04` a rule that does not exist, `D07` a reason that was
    not needed.
    """
    allowed = {fact.id: frozenset(_allowed(fact)) for fact in deck.facts if fact.allow}
    used: set[tuple[str, str]] = set()
    for finding in findings:
        if finding.code in allowed.get(finding.fact, ()):
            used.add((finding.fact, finding.code))
        else:
            yield finding
    for fact in deck.facts:
        yield from _misallowed(fact, used)


def _allowed(fact: Fact) -> Iterator[str]:
    return (code for name in fact.allow if (code := _code(name)) and code not in _FIRM)


def _code(name: str) -> str:
    """Return the code of a rule by its code or name; empty if there is none."""
    return CODES.get(name.lower(), "")


def _misallowed(fact: Fact, used: set[tuple[str, str]]) -> Iterator[Finding]:
    for name in fact.allow:
        code, place = _code(name), place_of(fact.node, ("allow", name), key=True)
        if not code:
            known = [known for rule in RULES for known in (rule.CODE, rule.NAME)]
            yield Finding(place, "D04", f"no rule “{name}” here", did_you_mean(name, known))
        elif code in _FIRM:
            message = f"“{name}” cannot be allowed: no reason makes a wrong answer right"
            yield Finding(place, "D03", message, f"see `quizgen explain {code}`")
        elif (fact.id, code) not in used:
            message = f"the fact breaks no rule “{name}”: it needs no reason"
            yield Finding(place, "D07", message, "remove it", Severity.WARNING)
