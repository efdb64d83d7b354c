"""R17: a wrong number is clearly wrong.

What: Finds multiple-choice items with two numbers that differ by 4 percent of the larger or less.

Why: Sources round differently: 42,400 in one is 42,500 in another. A learner who knows the number
that closely knows the fact.

Example: A. 42,300  B. 42,400  C. 55,000

Instead: Correct the `distractors:` of the fact. Without any there is nothing to do: quizgen keeps
wrong numbers apart from the key and from each other, so it is a bug in quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.distinct_options import GAP_DIVISOR
from quizgen.questions.item import Item
from quizgen.review.item_text import read_options, worded_choices
from quizgen.review.rule_findings import unfit_options
from quizgen.values.quantities import Number, NumberKind

CODE = "R17"
NAME = "close-numbers"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with two numbers that are too close to each other."""
    for item, choice in worded_choices(items):
        read = read_options(choice, deck.language)
        numbers = (number for number in read if isinstance(number, Number))
        values = sorted(n.value for n in numbers if n.kind is not NumberKind.ORDINAL)
        gaps = ((high - low, max(abs(high), abs(low))) for low, high in pairwise(values))
        if any(GAP_DIVISOR * gap <= size for gap, size in gaps):
            message = f"two options of “{item.stem}” are nearly the same number"
            yield unfit_options(item, CODE, message)
