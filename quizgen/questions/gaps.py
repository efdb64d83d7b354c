"""Gaps: a statement with one of its values left out."""

from __future__ import annotations

from quizgen.languages.language import Language
from quizgen.questions.phrasing import Phrasing
from quizgen.values.quantities import Quantity
from quizgen.values.texts import has_words

MIN_WORDS, MAX_WORDS = 6, 25
MAX_ANSWER_WORDS, MAX_ANSWER_LENGTH = 6, 45

GapParts = tuple[str, str, str]
"""A statement in three parts: the text before a value, the value, and the rest."""


def find_gap(
    phrasing: Phrasing, field: str, language: Language, member: str = ""
) -> GapParts | None:
    """Return the statement of a fact around a value, if leaving it out is fair.

    The value is that of a field, or a member of a list, given its id.

    The statement has 6 to 25 words, the value at most 6 words or 45 characters, and it is nowhere
    else in the sentence. The number one is not left out: the singular after the gap would give it
    away.
    """
    value = phrasing.values[field]
    parts = phrasing.split_statement(field, member)
    is_one = isinstance(value, Quantity) and language.phrases.quantity(value).is_singular
    return parts if parts and not is_one and is_fair(*parts) else None


def is_fair(before: str, answer: str, after: str) -> bool:
    """Return whether a sentence is fair with a gap for its middle part; see `find_gap`."""
    words = len(f"{before}{answer}{after}".split())
    is_short = len(answer.split()) <= MAX_ANSWER_WORDS or len(answer) <= MAX_ANSWER_LENGTH
    return (
        MIN_WORDS <= words <= MAX_WORDS
        and is_short
        and not has_words(f"{before} {after}", answer, same_case=False)
    )
