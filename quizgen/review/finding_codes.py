"""Every code that a finding can have, found by code, by name or by the beginning of codes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from quizgen.diagnostics import Finding, suggest
from quizgen.explanations import TEXTS, Explanation, read_explanation
from quizgen.review.form_rules import FORM_RULES
from quizgen.review.rules import RULES


@cache
def explanations() -> tuple[Explanation, ...]:
    """Return what every code means, in the order of codes."""
    rules = (read_explanation(rule.NAME, rule.__doc__ or "") for rule in (*RULES, *FORM_RULES))
    others = (read_explanation(name, text) for name, text in TEXTS.items())
    return tuple(sorted((*rules, *others), key=lambda one: one.code))


def find_explanations(words: Iterable[str]) -> tuple[Explanation, ...]:
    """Return what some words mean, in the order of codes.

    A word is a code, a name, or the beginning of codes: `R` is all rules for good items. Raises
    KeyError with a sentence for a word that is none of them.
    """
    wanted = [_meant(word) for word in words]
    return tuple(one for one in explanations() if any(one in some for some in wanted))


def only(
    findings: Iterable[Finding], select: Iterable[str], ignore: Iterable[str]
) -> tuple[Finding, ...]:
    """Return the findings whose codes are selected, all if none are, and not ignored.

    Raises KeyError as `find_explanations` does.
    """
    kept = {one.code for one in find_explanations(select)}
    left = {one.code for one in find_explanations(ignore)}
    return tuple(
        finding
        for finding in findings
        if (finding.code in kept or not kept) and finding.code not in left
    )


def _meant(word: str) -> tuple[Explanation, ...]:
    folded = word.casefold()
    meant = _called(folded) or _called(_with_zero(folded))
    if not meant:
        known = [known for one in explanations() for known in (one.code, one.name)]
        hint = suggest(word, known) or "`quizgen explain --all` names them"
        raise KeyError(f"no code “{word}”: {hint}")
    return meant


def _called(folded: str) -> tuple[Explanation, ...]:
    return tuple(
        one
        for one in explanations()
        if one.name == folded or (folded and one.code.casefold().startswith(folded))
    )


def _with_zero(folded: str) -> str:
    """Return “r07” for “r7”, which begins no code."""
    letter, number = folded[:1], folded[1:]
    return f"{letter}0{number}" if len(number) == 1 and number.isdecimal() else ""
