"""R70: an answer to be typed can be typed.

What: Finds typed items whose answer has more than four words or 30 characters, or contains
brackets, a semicolon, a quotation mark or a formula. This is a warning.

Why: A program marks what was typed: a learner who knows the answer is marked wrong for a comma.

Example: “What is the equation of photosynthesis?” → “6 CO2 + 6 H2O → C6H12O6 + 6 O2”, typed.

Instead: Leave the typed item out (`without: [typed]`), or ask for a part of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import TextEntry
from quizgen.questions.item import Item
from quizgen.review.item_text import answered_by
from quizgen.review.rule_findings import warning

CODE = "R70"
NAME = "untypable-answers"
MAX_WORDS, MAX_LENGTH = 4, 30
_UNUSUAL = re.compile(r"[()\[\]{};“”\"=+→←×^\\]")


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each typed item whose shortest answer is hard to type."""
    del deck
    for item, entry in answered_by(items, TextEntry):
        if all(map(_is_hard, entry.accepted)):
            message = f"nobody types “{item.answer}”, the answer to “{item.stem}”, as it is"
            hint = "leave the typed item out (`without: [typed]`), or ask for a part of the answer"
            yield warning(item.fact, CODE, message, hint)


def _is_hard(answer: str) -> bool:
    too_long = len(answer) > MAX_LENGTH or len(answer.split()) > MAX_WORDS
    return too_long or bool(_UNUSUAL.search(answer))
