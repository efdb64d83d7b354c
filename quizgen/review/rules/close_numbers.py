"""R17: a wrong number is clearly wrong.

What: Finds multiple choice in which two numbers differ by less than 4 percent of the larger.

Why: Sources round, and 42,400 of one is 42,500 of another. Who knows that much knows the fact.

Example: A. 42,300  B. 42,400  C. 55,000

Instead: Nothing to write: wrong numbers keep apart from the right one and from each other. If you
see this, it is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.distractors import APART
from quizgen.questions.item import Item
from quizgen.review.item_text import of_style, read_options
from quizgen.review.rule_findings import error
from quizgen.values.quantities import Number

CODE = "R17"
NAME = "close-numbers"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with two numbers that are too close to tell apart."""
    del deck
    for item in of_style(items, (Style.CHOICE,)):
        read = read_options(item)
        values = sorted(number.value for number in read if isinstance(number, Number))
        if any(APART * (high - low) <= high for low, high in pairwise(values)):
            message = f"two options of “{item.stem}” are nearly the same number"
            yield error(item.fact, CODE, message, "report it")
