"""R12: every option could be true by what the question shows.

What: Finds multiple choice with a percentage over 100, a date of another year than the question
names, or one that is over before the year after which it asks.

Why: What cannot be true is struck out without knowing anything.

Example: In which month of 2025 did they return? A. August 2024  B. June 2025

Instead: Nothing to write: options are held against the question. If you see this, it is a bug of
ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import of_style, read_options
from quizgen.review.rule_findings import error
from quizgen.values.dates import PartialDate
from quizgen.values.quantities import Number

CODE = "R12"
NAME = "impossible-options"
_PERCENT = re.compile(r"\b(?:what percentage|percent)\b", re.IGNORECASE)
_OF_YEAR = re.compile(r"\bwhich (?:month|quarter|date) (?:of|in) (\d{4})\b", re.IGNORECASE)
_AFTER_YEAR = re.compile(r"\b(?:after|since) (\d{4})\b", re.IGNORECASE)
_WHOLE = 100


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with an option that its stem rules out."""
    del deck
    for item in of_style(items, (Style.CHOICE,)):
        for option, read in zip(item.options, read_options(item), strict=True):
            if not _possible(item.stem, read):
                message = f"“{option}” cannot be the answer to “{item.stem}”"
                yield error(item.fact, CODE, message, "report it")


def _possible(stem: str, option: PartialDate | Number | None) -> bool:
    match option:
        case Number(value=value):
            return not _PERCENT.search(stem) or 0 <= value <= _WHOLE
        case PartialDate(year=year):
            of, after = _OF_YEAR.search(stem), _AFTER_YEAR.search(stem)
            return not (of and year != int(of[1])) and not (after and year < int(after[1]))
    return True
