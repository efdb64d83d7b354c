"""R19: dates are equally precise.

What: Finds multiple-choice items that offer a day beside a month, or a month beside a year.

Why: The only date with a day in it is obviously the one from the source.

Example: A. 2023  B. 6 August 2024  C. 2025

Instead: Nothing to do: quizgen draws dates that are as precise as the key. If you see this, it is a
bug in quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import read_options, worded_choices
from quizgen.review.rule_findings import REPORT_BUG, error
from quizgen.values.partial_dates import PartialDate

CODE = "R19"
NAME = "mixed-granularities"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item whose dates are not equally precise."""
    for item, choice in worded_choices(items):
        read = read_options(choice, deck.language)
        if len({date.granularity for date in read if isinstance(date, PartialDate)}) > 1:
            message = f"the dates of “{item.stem}” are not equally precise"
            yield error(item.fact, CODE, message, REPORT_BUG)
