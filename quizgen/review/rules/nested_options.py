"""R06: no option contains another.

What: Finds multiple-choice items with an option that is a part of another one, as whole words.

Why: If two options overlap, one of them is likely to be the key: a learner who sees the overlap has
halved the options.

Example: A. Bath  B. the centre of Bath  C. Bristol

Instead: Keep the entities of a type at one level (cities, or parts of cities), or correct
`extra_distractors:`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import drawn_choices, normalize
from quizgen.review.rule_findings import error

CODE = "R06"
NAME = "nested-options"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with an option that contains another."""
    del deck
    for item, choice in drawn_choices(items):
        for inner, outer in itertools.permutations(choice.options, 2):
            words, more_words = normalize(inner), normalize(outer)
            if words != more_words and f" {words} " in f" {more_words} ":
                message = f"“{outer}” contains “{inner}”, another option of “{item.stem}”"
                hint = (
                    "keep the answers of a type at one level, or give the fact other `distractors:`"
                )
                yield error(item.fact, CODE, message, hint)
                break
