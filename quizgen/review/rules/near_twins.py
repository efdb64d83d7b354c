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
from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.findings import warning
from quizgen.review.reading import CARDS, bare, of_style, without_teller

CODE = "R45"
NAME = "near-twins"
MIN_WORDS = 8
"""Shorter fronts differ enough by one word."""
HEAD = 3
"""How many words are read before the eye begins to skip: “How many hectares”."""

_WORD = re.compile(r"\w[\w’'-]*")


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each card that is like an earlier one but for one word, in linear time.

    A front is looked up by the sum of its words' hashes, less that of each word that is easily
    missed: two fronts that differ in one such word have a sum in common.
    """
    del deck
    index: dict[int, Item] = {}
    for item in of_style(items, CARDS):
        words = _words(item.stem)
        if len(words) < MIN_WORDS:
            continue
        whole = sum(map(hash, words))
        sums = [whole, *(whole - hash(word) for word in _missed(words))]
        twins = (index[one] for one in sums if one in index)
        twin = next((twin for twin in twins if _confusable(item, twin)), None)
        if twin is not None:
            message = f"“{item.stem}” looks like “{twin.stem}” in the fact “{twin.fact.id}”"
            hint = "reword one (`wording:`) so that what differs is seen at once"
            yield warning(item.fact, CODE, message, hint)
        for one in sums:
            index.setdefault(one, item)


def _words(stem: str) -> list[str]:
    """Return the words of a front, without whose claim it is and the capital at its head."""
    first, *others = _WORD.findall(without_teller(stem)) or [""]
    return [first.lower(), *others]


def _missed(words: list[str]) -> dict[str, None]:
    """Return the words of a front that are easily missed: neither names nor numbers nor first."""
    return dict.fromkeys(word for word in words[HEAD:] if word.islower())


def _confusable(item: Item, other: Item) -> bool:
    """Tell whether two cards differ in one small word and in their answers."""
    if item.fact.id == other.fact.id or bare(item.answer) == bare(other.answer):
        return False
    one, two = _words(item.stem), _words(other.stem)
    added, removed = Counter(one) - Counter(two), Counter(two) - Counter(one)
    if max(added.total(), removed.total()) != 1:
        return False
    return added.keys() <= _missed(one).keys() and removed.keys() <= _missed(two).keys()
