"""R42: an answer has at most six words or 45 characters.

Why: what is long cannot be graded honestly by the one who recalls it; it wants to be several
facts, or a question that asks for less of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.diagnostics import Finding, Severity
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item, Style

CODE = "R42"
MAX_WORDS, MAX_LENGTH = 6, 45


def check(deck: Deck, items: Iterable[Item]) -> Iterator[Finding]:
    """Yield each item with a long answer."""
    del deck
    for item in items:
        if item.others or item.style is Style.CHOICE:
            continue
        if len(item.answer.split()) > MAX_WORDS and len(item.answer) > MAX_LENGTH:
            message = f"a long answer to “{item.stem}”: “{item.answer}”"
            hint = "split the fact, or let the question say more and ask less"
            yield Finding(item.fact.place("id"), CODE, message, hint, Severity.WARNING)
