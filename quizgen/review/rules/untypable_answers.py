"""R70: an answer to be typed can be typed.

What: Finds typed items whose answer has more than four words or 30 characters, is a list, or
contains brackets, a semicolon, a quotation mark or a formula. This is a warning.

Why: A program marks what was typed: a learner who knows the answer is marked wrong for a comma.

Example: “What is the equation of photosynthesis?” → “6 CO2 + 6 H2O → C6H12O6 + 6 O2”, typed.

Instead: Nothing to do: quizgen makes no typed item for such an answer. If you see this, it is a bug
in quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import TextEntry
from quizgen.questions.item import Item
from quizgen.questions.typable_answers import is_easy_to_type
from quizgen.review.item_text import answered_by
from quizgen.review.rule_findings import REPORT_BUG, warning

CODE = "R70"
NAME = "untypable-answers"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each typed item whose shortest answer is hard to type."""
    for item, entry in answered_by(items, TextEntry):
        if not any(is_easy_to_type(answer, deck.language) for answer in entry.accepted):
            message = f"“{item.answer}”, the answer to “{item.stem}”, is hard to type as it is"
            yield warning(item.fact, CODE, message, REPORT_BUG)
