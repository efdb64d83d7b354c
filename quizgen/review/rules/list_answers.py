"""R40: an answer is no list.

What: Finds answers of three parts or more: “a, b and c”, or with semicolons.

Why: Who recalls three of four has no honest button to press, and the one that is missing is never
learned.

Example: “What did they carry?” → “uniforms, shotguns and rifles”

Instead: Use the kind `member`, which asks for one member on each card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import CARDS, of_style
from quizgen.review.rule_findings import error

CODE = "R40"
NAME = "list-answers"
_LIST = re.compile(r"[^,]+, .*\b(?:and|or) |;\s")


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item whose answer is a list."""
    del deck
    for item in of_style(items, CARDS):
        if _LIST.search(item.answer):
            message = f"the answer to “{item.stem}” is a list: “{item.answer}”"
            hint = "use the kind `member`, which asks for one member on each card"
            yield error(item.fact, CODE, message, hint)
