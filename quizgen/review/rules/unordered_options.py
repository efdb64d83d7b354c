"""R21: numbers and dates stand in order.

What: Finds multiple choice whose options are all numbers, or all dates, and do not ascend.

Why: Numbers out of order test searching, and where somebody shuffled them by hand the key tends to
stand in the middle.

Example: A. 44,400  B. 40,400  C. 46,400  D. 42,400

Instead: Nothing to write: options are sorted for you. If you see this, it is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import of_style, read_options
from quizgen.review.rule_findings import error
from quizgen.values.dates import PartialDate
from quizgen.values.quantities import Number

CODE = "R21"
NAME = "unordered-options"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item whose numbers or dates do not ascend."""
    del deck
    for item in of_style(items, (Style.CHOICE,)):
        ranks = [rank for option in read_options(item) if (rank := _rank(option)) is not None]
        if len(ranks) == len(item.options) and ranks != sorted(ranks):
            message = f"the options of “{item.stem}” are not in order"
            yield error(item.fact, CODE, message, "sort them")


def _rank(option: PartialDate | Number | None) -> tuple[float, ...] | None:
    """Return where an option stands on the line of numbers or of time; None if it is neither."""
    match option:
        case Number(value=value):
            return (float(value),)
        case PartialDate() as date:
            return date.interval()[0]
    return None
