"""R21: numbers and dates stand in order.

What: Finds multiple choice whose options are all numbers, or all dates, and do not ascend.

Why: Numbers out of order test searching, and where somebody shuffled them by hand the key tends to
stand in the middle.

Example: A. 44,400  B. 40,400  C. 46,400  D. 42,400

Instead: Nothing to write: options are sorted for you. If you see this, it is a bug of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quizgen.diagnostics import Finding
from quizgen.facts.dates import parse_date
from quizgen.facts.deck import Deck
from quizgen.facts.quantities import HEDGES, parse_number
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.findings import error
from quizgen.review.reading import of_style

CODE = "R21"
NAME = "unordered-options"
_HEDGE = re.compile(rf"^(?:{'|'.join(HEDGES)}) ", re.IGNORECASE)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item whose numbers or dates do not ascend."""
    del deck
    for item in of_style(items, (Style.CHOICE,)):
        ranks = [rank for option in item.options if (rank := _rank(option)) is not None]
        if len(ranks) == len(item.options) and ranks != sorted(ranks):
            message = f"the options of “{item.stem}” are not in order"
            yield error(item.fact, CODE, message, "sort them")


@lru_cache(maxsize=1 << 16)
def _rank(option: str) -> tuple[float, ...] | None:
    """Return where an option stands on the line of numbers or of time; None if it is neither."""
    try:
        return (float(parse_number(_HEDGE.sub("", option)).value),)
    except ValueError:
        pass
    try:
        return parse_date(option).interval()[0]
    except ValueError:
        return None
