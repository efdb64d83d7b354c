"""R03: a front has one answer in the whole deck.

What: Finds two items whose fronts are the same, whether their answers differ or not. It is never
allowed.

Why: A question with two right answers punishes those who know more, and one that comes twice is
answered from memory of the card.

Example: “Who praised the soldiers?”, of whom three people spoke well.

Instead: Say in the fact what tells the two apart (a date, a place, an occasion), or leave one
question out (`without:`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.sources import fold
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.findings import error
from quizgen.review.reading import CARDS, of_style

CODE = "R03"
NAME = "ambiguous-fronts"
_BESIDE_CARDS = (Style.CHOICE, Style.TYPED)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item whose front stands on an earlier item."""
    del deck
    first: dict[tuple[str, str], Item] = {}
    for item in of_style(items, (*CARDS, *_BESIDE_CARDS)):
        group = item.style.value if item.style in _BESIDE_CARDS else "card"
        front = (item.front, group)
        other = first.setdefault(front, item)
        if other is item:
            continue
        same = fold(other.answer).casefold() == fold(item.answer).casefold()
        what = "asks the same" if same else f"has another answer (“{other.answer}”)"
        message = f"“{item.stem}” {what} in the fact “{other.fact.id}”"
        hint = "say in the fact what tells the two apart, or leave one question out (`without:`)"
        yield error(item.fact, CODE, message, hint)
