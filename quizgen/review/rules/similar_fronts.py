"""R45: fronts that look alike have the same answer.

What: Finds two cards of different facts whose fronts have the same words in any order but for one,
and other answers. Names, numbers and the first three words do not count: what differs there is seen
at once. A warning.

Why: Cards that look alike are mixed up for ever: the eye knows the card before it has read the one
word that matters.

Example: “How did the army compare in size after the war?” and “How did the army compare in
capability after the war?”

Instead: Reword one (`wording:`), so that what differs stands first or the rest differs too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import CARDS, bare, of_style, without_attribution
from quizgen.review.rule_findings import warning

CODE = "R45"
NAME = "similar-fronts"
MIN_WORDS = 8
"""Shorter fronts differ enough by one word."""
HEAD = 3
"""How many words are read before the eye begins to skip: “How many hectares”."""

_WORD = re.compile(r"\w[\w’'-]*")
_Look = tuple[Item, list[str], str]
"""A card, the words of its front, and the one of them that is missed; empty if none is."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each card that is like an earlier one but for one word, in linear time.

    A front is looked up by the sum of its words' hashes, less that of each word that is easily
    missed: two fronts that differ in one such word have a sum in common.
    """
    del deck
    index: dict[int, _Look] = {}
    for item in of_style(items, CARDS):
        looks = _looks(item)
        alike = (
            index[total][0]
            for total, look in looks.items()
            if total in index and _confusable(look, index[total])
        )
        if twin := next(alike, None):
            message = f"“{item.stem}” looks like “{twin.stem}” in the fact “{twin.fact.id}”"
            hint = "reword one (`wording:`) so that what differs is seen at once"
            yield warning(item.fact, CODE, message, hint)
        for total, look in looks.items():
            index.setdefault(total, look)


def _looks(item: Item) -> dict[int, _Look]:
    """Return all looks at a card's front, by the sums of the hashes of what is seen."""
    words = _words(item.stem)
    if len(words) < MIN_WORDS:
        return {}
    whole = sum(map(hash, words))
    missing = {whole - hash(word): (item, words, word) for word in _missed(words)}
    return {whole: (item, words, ""), **missing}


def _words(stem: str) -> list[str]:
    """Return the words of a front, without whose claim it is and the capital at its head."""
    first, *others = _WORD.findall(without_attribution(stem)) or [""]
    return [first.lower(), *others]


def _missed(words: list[str]) -> dict[str, None]:
    """Return the words of a front that are easily missed: neither names nor numbers nor first."""
    return dict.fromkeys(filter(str.islower, words[HEAD:]))


def _confusable(look: _Look, other: _Look) -> bool:
    """Tell whether two cards differ in the words that are missed alone, and in their answers."""
    (one, words, missed), (two, others, missed_there) = look, other
    if one.fact.id == two.fact.id or bare(one.answer) == bare(two.answer):
        return False
    return missed != missed_there and _seen(words, missed) == _seen(others, missed_there)


def _seen(words: list[str], missed: str) -> list[str]:
    """Return the words of a front but for the missed one, in an order of their own."""
    seen = sorted(words)
    if missed:
        seen.remove(missed)
    return seen
