"""R03: a front has one answer in the whole deck.

Why: a question with two right answers punishes those who know more. Two facts that ask the same
thing need something in their questions that tells them apart: a date, a place, an occasion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.sources import fold
from quizgen.questions.item import Item, Style

CODE = "R03"
_NO_FRONT = (Style.TRUE_FALSE, Style.ORDERING, Style.MATCHING)
_OWN_FRONT = (Style.CHOICE, Style.TYPED)


def check(deck: Deck, items: Iterable[Item]) -> Iterator[Finding]:
    """Yield each item whose front stands before another answer on an earlier item."""
    del deck
    first: dict[tuple[str, str], Item] = {}
    for item in items:
        if item.style in _NO_FRONT:
            continue
        front = (fold(item.stem).casefold(), item.style if item.style in _OWN_FRONT else "card")
        other = first.setdefault(front, item)
        if other is item:
            continue
        same = fold(other.answer).casefold() == fold(item.answer).casefold()
        what = "asks the same" if same else f"has another answer (“{other.answer}”)"
        message = f"“{item.stem}” {what} in the fact “{other.fact.id}”"
        hint = "say in the fact what tells the two apart, or leave one question out (`without:`)"
        yield Finding(item.fact.place("id"), CODE, message, hint)
