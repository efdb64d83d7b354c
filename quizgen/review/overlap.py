"""What two items of one form do to each other: one may answer the other, or ask the same again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct

from quizgen.facts.sources import has_words
from quizgen.questions.item import Item

_SHARED_WORDS = 0.3
"""From which part of its words in common on two questions are about the same thing."""
_ALIKE = 0.65
"""From which overlap of their words on two questions ask nearly the same (Jaccard)."""
_COMMON = 5
"""A word in more stems than one of so many tells nothing apart."""
_LONG_WORDS = re.compile(r"\w{4,}")


class Overlap(Struct, frozen=True, dict=True):
    """Compares the items of a deck."""

    items: Sequence[Item]

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that stand in many stems. Large decks seldom have two items that need them."""
        words = {stem: _words(stem) for stem in {item.stem for item in self.items}}
        counts = Counter(chain.from_iterable(words[item.stem] for item in self.items))
        return frozenset(
            word for word, count in counts.items() if count * _COMMON > len(self.items)
        )

    def shares_a_fact(self, one: Item, other: Item) -> bool:
        """Tell whether two items ask about the same fact."""
        return not {fact.id for fact in one.facts}.isdisjoint(fact.id for fact in other.facts)

    def answers(self, one: Item, other: Item) -> bool:
        """Tell whether the stem or the quote of one item names another's answer.

        Only if it is about the same thing: if the two stems share a good part of the words that are
        not common in the deck.
        """
        if not has_words(f"{one.stem} {one.fact.quote}", other.answer, same_case=False):
            return False
        asked = _words(other.stem) - self.common
        return len(_words(one.stem) & asked) >= _SHARED_WORDS * len(asked)

    def alike(self, one: Item, other: Item) -> bool:
        """Tell whether two stems have nearly the same words."""
        words, others = _words(one.stem), _words(other.stem)
        return len(words & others) >= _ALIKE * len(words | others) > 0


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> frozenset[str]:
    return frozenset(_LONG_WORDS.findall(text.casefold()))
