"""R21: numbers and dates are in ascending order.

What: Finds multiple-choice items whose options are all numbers, or all dates, and not in ascending
order.

Why: Unsorted numbers test searching, and authors who shuffle them by hand tend to put the key in
the middle.

Example: A. 44,400  B. 40,400  C. 46,400  D. 42,400

Instead: Nothing to do: quizgen sorts options. If you see this, it is a bug in quizgen: please
report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import read_options, worded_choices
from quizgen.review.rule_findings import REPORT_BUG, error
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Number

CODE = "R21"
NAME = "unordered-options"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item whose numbers or dates are not in ascending order."""
    for item, choice in worded_choices(items):
        read = map(_rank, read_options(choice, deck.language))
        ranks = [rank for rank in read if rank is not None]
        if len(ranks) == len(choice.options) and ranks != sorted(ranks):
            message = f"the options of “{item.stem}” are not in ascending order"
            yield error(item.fact, CODE, message, REPORT_BUG)


def _rank(option: PartialDate | Number | None) -> tuple[float, ...] | None:
    """Return a sort key for a number or a date; None for other options."""
    match option:
        case Number(value=value):
            return (float(value),)
        case PartialDate() as date:
            return date.interval()[0]
    return None
