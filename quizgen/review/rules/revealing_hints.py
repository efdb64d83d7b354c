"""R51: the hint of a cloze tells the type of its answer, and no more.

What: Finds hints that hold the answer.

Why: A hint keeps out answers of another sort; one that says more answers for the learner.

Example: `object: {name: Bath, ask: which part of Bath}`, whose hint is “part of Bath”.

Instead: Let `ask:` name what the thing is one of: `ask: which city`.
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
    """Yield each cloze whose hint names its answer."""
    del deck
    for item in of_style(items, (Style.CLOZE,)):
        if any(has_words(item.hint, name, same_case=False) for name in answer_names(item)):
            message = f"the hint of “{item.stem}” tells its answer: “{item.hint}”"
            yield error(item.fact, CODE, message, "let `ask:` name what the thing is one of")
