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
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import answer_names, of_style
from quizgen.review.rule_findings import error
from quizgen.values.texts import has_words

CODE = "R51"
NAME = "revealing-hints"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each cloze whose hint contains its answer."""
    del deck
    for item in of_style(items, (Style.CLOZE,)):
        if any(has_words(item.hint, name, same_case=False) for name in answer_names(item)):
            message = f"the hint of “{item.stem}” contains its answer: “{item.hint}”"
            yield error(item.fact, CODE, message, "name only the type under `ask:`")
