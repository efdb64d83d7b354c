"""R45: cards with similar fronts have the same answer.

What: Finds two cards of different facts, with different answers, whose fronts have the same words
in any order except for one. A difference in a name, in a number or in the first three words is not
reported, because learners notice it at once. Three cards or more that differ in the same word are a
series (the base unit of mass, of length, of time), and are not reported. Nor are cards with a
picture or a sound, by which learners tell them apart. This is a warning.

Why: Learners keep confusing cards that look alike: they recognise the card before they read the one
word that matters.

Example: “How did the army compare in size after the war?” and “How did the army compare in
capability after the war?”

Instead: Reword one of them (`wording:`), so that the difference comes first or more words differ.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Side
from quizgen.formulas import with_opaque_formulas
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import memory_cards, normalize
from quizgen.review.rule_findings import key_of_question, warning
from quizgen.values.entities import Entity

CODE = "R45"
NAME = "similar-fronts"
MIN_WORDS = 8
"""Minimum number of words of a front. In a shorter one, a different word is easily noticed."""
SERIES = 3
"""Number of cards that differ in the same word from which they are a series."""
HEAD = 3
"""Number of words at the beginning of a front that learners read with care: “How many hectares”."""

_WORD = re.compile(r"\w[\w’'-]*")
_Reading = tuple[Item, list[str], str]
"""A card, the words of its front, and the word that a learner overlooks; empty if none."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each card that differs from an earlier one in a single word, in linear time.

    A front is indexed by the sum of the hashes of its words, and by that sum without each word
    that is easily overlooked. Two fronts that differ in one such word have a sum in common.
    """
    index: dict[int, _Reading] = {}
    plain = (item for item in memory_cards(items) if not item.media_on(Side.QUESTION))
    cards = [(item, _readings_of(item, deck.language)) for item in plain]
    twins: list[tuple[Item, Item, int]] = []
    for item, readings in cards:
        alike = (
            (item, index[total][0], total)
            for total, reading in readings.items()
            if total in index and _are_confusable(reading, index[total])
        )
        twins += itertools.islice(alike, 1)
        for total, reading in readings.items():
            index.setdefault(total, reading)
    series = _find_series((readings for _, readings in cards), {total for *_, total in twins})
    for item, twin, total in twins:
        if total not in series:
            message = f"“{item.stem}” looks like “{twin.stem}” in the fact “{twin.fact.id}”"
            hint = f"reword one ({key_of_question(item)}) so that the difference comes first"
            yield warning(item.fact, CODE, message, hint)


def _find_series(cards: Iterable[Mapping[int, _Reading]], totals: AbstractSet[int]) -> set[int]:
    """Return those of some sums that SERIES cards or more share, each with another word."""
    overlooked: dict[int, set[str]] = defaultdict(set)
    for readings in cards if totals else ():
        for total in totals & readings.keys():
            overlooked[total].add(readings[total][2])
    return {total for total, words in overlooked.items() if len(words) >= SERIES}


def _readings_of(item: Item, language: Language) -> dict[int, _Reading]:
    """Return all readings of a card's front, by the sums of the hashes of the words read."""
    words = _words(item.stem, language)
    if len(words) < MIN_WORDS:
        return {}
    whole = sum(map(hash, words))
    overlooked = _easily_overlooked(words, _words_of_names(item))
    partial = {whole - hash(word): (item, words, word) for word in overlooked}
    return {whole: (item, words, ""), **partial}


def _words(stem: str, language: Language) -> list[str]:
    """Return the words of a front without its attribution, the first in lower case."""
    words = with_opaque_formulas(language.sentences.without_attribution(stem))
    first, *others = _WORD.findall(words) or [""]
    return [first.lower(), *others]


def _words_of_names(item: Item) -> frozenset[str]:
    """Return the words of the names in the fact of a card: what the card is about."""
    entities = (value for value in item.fact.values.values() if isinstance(value, Entity))
    return frozenset(word for entity in entities for word in _WORD.findall(entity.name))


def _easily_overlooked(words: list[str], names: AbstractSet[str]) -> dict[str, None]:
    """Return the later words of a front that are neither parts of names nor numbers."""
    later = (word for word in words[HEAD:] if word.islower() and word not in names)
    return dict.fromkeys(later)


def _are_confusable(reading: _Reading, other: _Reading) -> bool:
    """Return whether two cards differ in their answers, and only in overlooked words."""
    (card, words, overlooked), (other_card, other_words, other_overlooked) = reading, other
    if card.fact.id == other_card.fact.id or normalize(card.answer) == normalize(other_card.answer):
        return False
    if overlooked == other_overlooked:
        return False
    return _read_words(words, overlooked) == _read_words(other_words, other_overlooked)


def _read_words(words: list[str], overlooked: str) -> list[str]:
    """Return the words of a front except for the overlooked one, sorted."""
    read = sorted(words)
    if overlooked:
        read.remove(overlooked)
    return read
