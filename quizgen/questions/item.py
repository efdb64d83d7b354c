"""An item: one generated question, in plain text. Exports escape it for what they write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizgen.facts.deck import Fact

BLANK = "_____"
"""The gap in a cloze's stem: of constant width, so that it does not tell how long the answer is."""


class Style(StrEnum):
    """How an item is answered."""

    FLASHCARD = "flashcard"
    REVERSE = "reverse"
    CLOZE = "cloze"
    TRUE_FALSE = "true-false"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Item:
    """One question about one fact.

    `id` is deck/fact/question[/style], from authored ids only. `question` is the kind's name for
    it, with the member asked for where a list is asked one by one. `options` and the index `key`
    are for multiple choice; `answer` is the right answer as text in every style. `pool` names the
    values that distractors were drawn from. `hint` tells the type of a cloze's answer. `rationale`
    is the fact as a sentence.
    """

    id: str
    fact: Fact
    question: str
    style: Style
    stem: str
    answer: str
    rationale: str
    tags: tuple[str, ...]
    options: tuple[str, ...] = ()
    key: int | None = None
    pool: str | None = None
    hint: str = ""
    ordered: bool = False
