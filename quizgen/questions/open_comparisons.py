"""Comparisons that are true of other values as well: “The Sun pulls more strongly at _____ than …”.

Nothing but the author’s own distractors is then certainly wrong, and a gap has several answers.
"""

from __future__ import annotations

from quizgen.facts.sentence_kinds import SENTENCE
from quizgen.questions.item import BLANK
from quizgen.questions.phrasing import Phrasing
from quizgen.values.entities import Entity, Members


def is_open_comparison(phrasing: Phrasing, field: str, stem: str = "", member: str = "") -> bool:
    """Return whether a fact, or a question about it, only compares the value of a field.

    The value is that of a field, or a member of a list, given its id. Numbers and dates are exact,
    and so are the pairs of a kind with `matching:`, such as a term and its definition.
    """
    fact, value, compares = (
        phrasing.fact,
        phrasing.values[field],
        phrasing.language.sentences.compares,
    )
    is_pair = fact.kind.matching is not None and fact.kind.name != SENTENCE
    if is_pair or not isinstance(value, Entity | Members | str):
        return False
    if stem and compares(stem):
        return True
    parts = phrasing.split_statement(field, member) if compares(phrasing.statement) else None
    return parts is not None and compares(f"{parts[0]}{BLANK}{parts[2]}")
