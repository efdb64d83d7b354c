"""R19: dates are equally exact.

What: Finds multiple choice in which a day stands beside a month, or a month beside a year.

Why: The only date with a day in it is the one that somebody looked up.

Example: A. 2023  B. 6 August 2024  C. 2025

Instead: Nothing to write: dates are drawn from those as exact as the key. If you see this, it is a
bug of ours.
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

CODE = "R19"
NAME = "mixed-granularities"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item whose dates are not equally exact."""
    del deck
    for item in of_style(items, (Style.CHOICE,)):
        read = read_options(item)
        if len({date.granularity for date in read if isinstance(date, PartialDate)}) > 1:
            message = f"the dates of “{item.stem}” are not equally exact"
            yield error(item.fact, CODE, message, "report it")
