"""Texts and names that are numbers, as typed: “over an hour”, “three-fifths”, “−180 °C”."""

from __future__ import annotations

from quizgen.languages.language import Language
from quizgen.values.answer_folding import either, literal

_MINUS = "-−"


def number_pattern(text: str, stem: str, language: Language) -> str:
    """Return the pattern of a text that is a quantity; empty for any other text."""
    answers = language.answers
    quantity = language.read_quantity(answers.with_number(text.lstrip(_MINUS)))
    pattern = answers.quantity(quantity, stem) if quantity else ""
    if not quantity or not pattern:
        return ""
    if text[0] in _MINUS:
        return f"{answers.minus}{pattern}"
    return f"(?:{either(map(literal, answers.hedges(quantity)))} )*{pattern}"
