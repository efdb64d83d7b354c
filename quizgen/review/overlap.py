"""Overlap between items of a form: one may answer the other or repeat it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct

from quizgen.facts.media.media_values import Side
from quizgen.questions.events import EVENTS
from quizgen.questions.interactions import Listing, Order
from quizgen.questions.item import Item
from quizgen.questions.style import Stem
from quizgen.values.texts import has_words

_SHARED_WORDS = 0.3
"""Minimum share of common words for two questions to be about the same subject."""
_ALIKE = 0.65
"""Minimum Jaccard similarity of their words for two questions to count as alike."""
_COMMON = 5
"""A word in more than one of this many stems is too common to show what a question is about."""
_LONG_WORDS = re.compile(r"\w{4,}")


class Overlap(Struct, frozen=True, dict=True):
    """Comparisons between the items of a deck. `items` are all of them."""

    items: Sequence[Item]

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The words that occur in more than a fifth of the stems."""
        words = {stem: _words(stem) for stem in {item.stem for item in self.items}}
        counts = Counter(chain.from_iterable(words[item.stem] for item in self.items))
        return frozenset(
            word for word, count in counts.items() if count * _COMMON > len(self.items)
        )

    def shares_a_fact(self, item: Item, other: Item) -> bool:
        """Return whether two items ask about the same fact."""
        return not {fact.id for fact in item.facts}.isdisjoint(fact.id for fact in other.facts)

    def answers(self, item: Item, other: Item) -> bool:
        """Return whether an item contains the answer of another, in a sentence or its quote.

        Both must be about the same subject: the sentence contains a minimum share of the words of
        the other's stem that are not common in the deck. If the other is a true-or-false item, only
        sentences count: a quote is not printed on the sheet and nearly always covers several facts.
        A question about a picture is answered only beside that picture.
        """
        if (media := other.media_on(Side.QUESTION)) and media != item.media_on(Side.QUESTION):
            return False
        answers, subject = self._answers_of(other), _words(other.stem) - self.common_words
        with_quotes = other.stem_form is not Stem.STATEMENT
        subject -= frozenset() if with_quotes else _words(" ".join(answers))
        return any(
            len(_words(sentence) & subject) >= _SHARED_WORDS * len(subject)
            and _has_all(f"{sentence} {quote}" if with_quotes else sentence, answers)
            for sentence, quote in _sentences(item)
        )

    def _answers_of(self, item: Item) -> tuple[str, ...]:
        """Return the answers that an item tests; for a true-or-false item the true value."""
        if isinstance(item.interaction, Listing):
            return item.interaction.members
        if item.stem_form is Stem.STATEMENT:
            card = self._flashcard_answers.get((item.fact.id, item.question), item.rationale)
            return (card,)
        return (item.answer,)

    @cached_property
    def _flashcard_answers(self) -> Mapping[tuple[str, str], str]:
        cards = (item for item in self.items if item.style.is_memory_card)
        return {(card.fact.id, card.question): card.answer for card in cards}

    def are_alike(self, item: Item, other: Item) -> bool:
        """Return whether two stems have nearly the same words, beside the same pictures."""
        if item.media_on(Side.QUESTION) != other.media_on(Side.QUESTION):
            return False
        words, other_words = _words(item.stem), _words(other.stem)
        return len(words & other_words) >= _ALIKE * len(words | other_words) > 0


def _has_all(text: str, answers: Iterable[str]) -> bool:
    return all(has_words(text, answer, same_case=False) for answer in answers)


def _sentences(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the sentences of an item with their quotes: its stem, or the events that it lists."""
    if isinstance(item.interaction, Order) and item.others:
        quotes = (item.facts[rank - 1].quote for rank in item.interaction.ranks)
        yield from zip(item.options, quotes, strict=True)
    elif item.pool == EVENTS:
        yield from ((event, item.fact.quote) for event in item.options)
    elif isinstance(item.interaction, Order):
        yield " ".join((item.stem, *item.options)), item.fact.quote
    else:
        yield item.stem, item.fact.quote


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> frozenset[str]:
    return frozenset(_LONG_WORDS.findall(text.casefold()))
