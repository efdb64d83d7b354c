"""R12: every option is a possible answer.

What: Finds multiple-choice items with a percentage below 0 or over 100, a date of another year than
the question names, or a date that is too early for the question (“In which year after 1990 …?”).

Why: Impossible options are ruled out without any knowledge.

Example: In which month of 2025 did they return? A. August 2024  B. June 2025

Instead: If a percentage over 100 is possible, as in “By what percentage did it grow?”, suppress the
finding with a reason: `allow: {R12: a growth can exceed 100 percent}`. There is nothing to do about
dates: quizgen compares them with the question. If you see one, it is a bug in quizgen: please
report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.rule_words import RuleWords
from quizgen.questions.item import Item
from quizgen.review.item_text import read_options, worded_choices
from quizgen.review.rule_findings import REPORT_BUG, error
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Number

CODE = "R12"
NAME = "impossible-options"
_HINT = "if this percentage is possible, suppress the finding: `allow: {R12: reason}`"
_WHOLE = 100


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with an option that its stem rules out."""
    for item, choice in worded_choices(items):
        for option, read in zip(choice.options, read_options(choice, deck.language), strict=True):
            if not _is_possible(item.stem, read, deck.language.rules):
                message = f"“{option}” cannot be the answer to “{item.stem}”"
                hint = _HINT if isinstance(read, Number) else REPORT_BUG
                yield error(item.fact, CODE, message, hint)


def _is_possible(stem: str, option: PartialDate | Number | None, words: RuleWords) -> bool:
    match option:
        case Number(value=value):
            return not words.percentages.search(stem) or 0 <= value <= _WHOLE
        case PartialDate(year=year):
            within, after = words.within_year.search(stem), words.after_year.search(stem)
            return not (within and year != int(within[1])) and not (after and year < int(after[1]))
    return True
