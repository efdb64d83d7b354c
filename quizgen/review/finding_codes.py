"""All codes of findings, looked up by code, by name or by the beginning of a code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from quizgen.diagnostics import Finding, suggest
from quizgen.explanations import TEXTS, Explanation, read_explanation
from quizgen.review.form_rules import FORM_RULES
from quizgen.review.rules import RULES


@cache
def list_explanations() -> tuple[Explanation, ...]:
    """Return the explanations of all codes, in the order of codes."""
    rules = (read_explanation(rule.NAME, rule.__doc__ or "") for rule in (*RULES, *FORM_RULES))
    others = (read_explanation(name, text) for name, text in TEXTS.items())
    return tuple(sorted((*rules, *others), key=lambda explanation: explanation.code))


def find_explanations(words: Iterable[str]) -> tuple[Explanation, ...]:
    """Return the explanations that some words refer to, in the order of codes.

    A word is a code, a name, or the beginning of a code: `R` is all rules for good items. Raises
    KeyError with a message if a word is none of them.
    """
    wanted = {explanation.code for word in words for explanation in _look_up(word)}
    return tuple(explanation for explanation in list_explanations() if explanation.code in wanted)


def select_findings(
    findings: Iterable[Finding], select: Iterable[str], ignore: Iterable[str]
) -> tuple[Finding, ...]:
    """Return the findings with selected codes, without those with ignored codes.

    An empty selection selects all codes. Raises KeyError as `find_explanations` does.
    """
    selected = {explanation.code for explanation in find_explanations(select)}
    ignored = {explanation.code for explanation in find_explanations(ignore)}
    return tuple(
        finding
        for finding in findings
        if (finding.code in selected or not selected) and finding.code not in ignored
    )


def _look_up(word: str) -> tuple[Explanation, ...]:
    folded = word.casefold()
    found = _match(folded) or _match(_pad_number(folded))
    if not found:
        explanations = list_explanations()
        known = [text for found in explanations for text in (found.code, found.name)]
        hint = suggest(word, known) or "`quizgen explain --all` lists them"
        raise KeyError(f"unknown code “{word}”; {hint}")
    return found


def _match(folded: str) -> tuple[Explanation, ...]:
    return tuple(
        explanation
        for explanation in list_explanations()
        if explanation.name == folded or (folded and explanation.code.casefold().startswith(folded))
    )


def _pad_number(folded: str) -> str:
    """Return “d07” for “d7”; empty for words of another form."""
    letter, number = folded[:1], folded[1:]
    return f"{letter}0{number}" if len(number) == 1 and number.isdecimal() else ""
