"""R51: the hint of a cloze gives only the type of its answer.

What: Finds hints that contain the answer.

Why: A hint rules out answers of other types. A hint that says more answers for the learner.

Example: `object: {name: Bath, ask: which part of Bath}`, whose hint is “part of Bath”.

Instead: Name only the type under `ask:`: `ask: which city`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import Gap
from quizgen.questions.item import Item
from quizgen.review.item_text import answer_names, answered_by
from quizgen.review.rule_findings import error
from quizgen.values.texts import has_words

CODE = "R51"
NAME = "revealing-hints"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each cloze whose hint contains its answer."""
    del deck
    for item, gap in answered_by(items, Gap):
        if any(has_words(gap.hint, name, same_case=False) for name in answer_names(item)):
            message = f"the hint of “{item.stem}” contains its answer: “{gap.hint}”"
            yield error(item.fact, CODE, message, "name only the type under `ask:`")
