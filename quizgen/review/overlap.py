"""What two items of one form do to each other: one may answer the other, or ask the same again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct

from quizgen.facts.styles import Style
from quizgen.questions.events import EVENTS
from quizgen.questions.item import Item
from quizgen.values.texts import has_words

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
        """Tell whether one item tells another's answer, in a sentence or the quote for it.

        Only if it is about the same thing: if the sentence and the other's stem share a good part
        of the words that are not common in the deck. What is true or false is told by sentences
        alone: quotes stand on no sheet, and nearly each tells of several facts.
        """
        answer, asked = self._decided_by(other), _words(other.stem) - self.common
        by_quotes = other.style is not Style.TRUE_FALSE
        asked -= frozenset() if by_quotes else _words(answer)
        return any(
            len(_words(sentence) & asked) >= _SHARED_WORDS * len(asked)
            and has_words(f"{sentence} {quote}" if by_quotes else sentence, answer, same_case=False)
            for sentence, quote in _sentences(one)
        )

    def _decided_by(self, item: Item) -> str:
        """Return what somebody has to know for an item: of a true or false one, what is true."""
        if item.style is Style.TRUE_FALSE:
            return self._on_cards.get((item.fact.id, item.question), item.rationale)
        return item.answer

    @cached_property
    def _on_cards(self) -> Mapping[tuple[str, str], str]:
        cards = (item for item in self.items if item.style is Style.FLASHCARD)
        return {(card.fact.id, card.question): card.answer for card in cards}

    def alike(self, one: Item, other: Item) -> bool:
        """Tell whether two stems have nearly the same words."""
        words, others = _words(one.stem), _words(other.stem)
        return len(words & others) >= _ALIKE * len(words | others) > 0


def _sentences(item: Item) -> Iterator[tuple[str, str]]:
    """Yield what an item says, each with its quote: its stem, or the events it lists."""
    if item.style is Style.ORDERING:
        quotes = (item.facts[rank - 1].quote for rank in item.solution)
        yield from zip(item.options, quotes, strict=True)
    elif item.pool == EVENTS:
        yield from ((event, item.fact.quote) for event in item.options)
    else:
        yield item.stem, item.fact.quote


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> frozenset[str]:
    return frozenset(_LONG_WORDS.findall(text.casefold()))
