"""R42: an answer has at most six words or 45 characters.

What: Finds answers of memory cards that exceed both limits. This is a warning.

Why: A long answer cannot be graded reliably by the learner who recalls it. It should be several
facts, or a question that asks for less.

Example: “What does the treaty oblige Pyongyang to do?” → “to defend its neighbour in the event of
attacks on the territory of either”

Instead: Split the fact, or move a part of the answer into the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import memory_cards
from quizgen.review.rule_findings import warning

CODE = "R42"
NAME = "long-answers"
MAX_WORDS, MAX_LENGTH = 6, 45


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item with a long answer."""
    del deck
    for item in memory_cards(items):
        if len(item.answer) > MAX_LENGTH and len(item.answer.split()) > MAX_WORDS:
            message = f"the answer to “{item.stem}” is too long: “{item.answer}”"
            hint = "split the fact, or move a part of the answer into the question"
            yield warning(item.fact, CODE, message, hint)
