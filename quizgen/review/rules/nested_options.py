"""R06: no option contains another.

What: Finds multiple choice with an option whose words stand whole in another one.

Why: Where both cannot be wrong, one of them is right: who sees the overlap has halved the options.

Example: A. Bath  B. the centre of Bath  C. Bristol

Instead: Give the type of the entities one level (cities, or parts of cities), or mend
`extra_distractors:`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import bare, of_style
from quizgen.review.rule_findings import error

CODE = "R06"
NAME = "nested-options"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with an option inside another."""
    del deck
    for item in of_style(items, (Style.CHOICE,)):
        for inner, outer in itertools.permutations(item.options, 2):
            one, other = bare(inner), bare(outer)
            if one != other and f" {one} " in f" {other} ":
                message = f"an option of “{item.stem}” contains another: “{outer}”, “{inner}”"
                hint = "keep a type's entities at one level, or mend `extra_distractors`"
                yield error(item.fact, CODE, message, hint)
                break
