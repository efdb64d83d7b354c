"""R31: the key is not much longer than the other options.

What: Finds multiple-choice items whose key is longer than every other option by 30 percent and
eight characters or more. This is a warning.

Why: “Pick the longest” is the first strategy of test-wise learners: in a public set of items
written by a language model it was correct in 93 of 100.

Example: A. TASS  B. Korean Central News Agency  C. Xinhua  D. RIA Novosti

Instead: Give the fact `distractors:` as long as the key: full names beside a full name. An item
that compares facts can be left out: `without: [most]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.formulas import length_of
from quizgen.questions.item import Item
from quizgen.review.item_text import worded_choices
from quizgen.review.remedies import give_distractors
from quizgen.review.rule_findings import warning

CODE = "R31"
NAME = "long-keys"
RATIO, MARGIN = 1.3, 8


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item whose key is much longer than the other options."""
    del deck
    for item, choice in worded_choices(items):
        second = max(map(length_of, choice.distractors))
        if length_of(item.answer) >= max(RATIO * second, second + MARGIN):
            message = f"“{item.answer}” is by far the longest option of “{item.stem}”"
            yield warning(
                item.fact, CODE, message, give_distractors(item, "about as long as the answer")
            )
