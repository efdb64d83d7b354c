"""Mentions: how often a deck names an option elsewhere, in the questions about other facts.

A fact that asks for the option is not counted, for a key as for a distractor. So a value that is
asked once has the same count wherever it is offered, and a single question gives no answer away.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from msgspec import Struct

from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item

Words = tuple[str, ...]
"""A text as its words."""

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_LONGEST_NAME = 6
"""Maximum number of words of a name that is looked for in stems."""

_NO_FACTS: Mapping[str, int] = {}


class Mentions(Struct, frozen=True):
    """How often a deck names an option.

    `stems` is the number of stems with the option, and `word_stems` of those with its rarest word,
    both without the facts that ask for it. `askers` is the number of facts that ask for it, without
    the first. `anywhere` is the number of all stems with the option and of all facts that ask for
    it.
    """

    stems: int = 0
    word_stems: int = 0
    askers: int = 0
    anywhere: int = 0


NO_MENTIONS = Mentions()


def count_mentions(options: Iterable[str], items: Iterable[Item]) -> Mapping[str, Mentions]:
    """Return the mentions of each option in the items of its deck.

    Items of several styles may have the same stem, which is counted once for each fact. The keys of
    multiple choice are not looked at: some questions, such as “What happened in 1905?”, are asked
    for a few facts only.
    """
    names = {option: words_of(option) for option in options}
    askers: dict[Words, set[str]] = defaultdict(set)
    stems: set[tuple[str, Words]] = set()
    for item in items:
        if not isinstance(item.interaction, Choice):
            askers[words_of(item.answer)].add(item.fact.id)
        stems.add((item.fact.id, words_of(item.stem)))
    found = _find_phrases(stems, set(names.values()))
    totals = {phrase: facts.total() for phrase, facts in found.items()}

    def count(phrase: Words, own: AbstractSet[str]) -> int:
        facts = found.get(phrase, _NO_FACTS)
        return totals.get(phrase, 0) - sum(facts.get(fact, 0) for fact in own)

    def mentions(name: Words) -> Mentions:
        own = askers.get(name, set())
        rarest = min((count((word,), own) for word in name), default=0)
        anywhere = totals.get(name, 0) + len(own)
        return Mentions(count(name, own), rarest, max(0, len(own) - 1), anywhere)

    return {option: mentions(name) for option, name in names.items()}


def _find_phrases(
    stems: Iterable[tuple[str, Words]], names: AbstractSet[Words]
) -> Mapping[Words, Counter[str]]:
    """Return how many stems of each fact have each name, and each word of a name."""
    wanted = {*names, *((word,) for name in names for word in name)}
    found: dict[Words, Counter[str]] = defaultdict(Counter)
    for fact, words in stems:
        for phrase in wanted.intersection(_phrases(words)):
            found[phrase][fact] += 1
    return found


@lru_cache(maxsize=65536)
def words_of(text: str) -> Words:
    """Return the words of a text, case-folded and in normal form."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _phrases(words: Words) -> Iterator[Words]:
    """Yield each sequence of up to six words."""
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_NAME) + 1):
            yield words[start:end]
