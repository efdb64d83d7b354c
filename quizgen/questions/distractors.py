"""Wrong options that are fair: of the right type, false, and no clue to the right one.

A first version of `ITEM_RULES` section 3, for entities: weighted rendezvous hashing on ids. Each
candidate draws a number from a hash of deck, item and candidate; the smallest win. Values that are
often right are also often wrong, so that “was right before” tells a guesser nothing, and adding a
fact disturbs few items, because nobody's draw depends on anybody else's. Closeness to the key plays
no part: it would make the key the hub of its options.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quizgen.facts.deck import Deck
from quizgen.facts.sources import fold, has_words
from quizgen.facts.values import Entity
from quizgen.questions.asking import Asked, ask_questions
from quizgen.questions.hashing import unit_hash

FOUR_OPTIONS_FROM, THREE_OPTIONS_FROM = 12, 6
"""How many values a pool must hold for so many options, if its author vouches for no extras."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The values that may stand beside a key of one type.

    `size` is the number of options of every item of the pool, 0 where it is too small for any.
    `keys` counts how many items ask for each value; `extras` are the author's own distractors.
    """

    name: str
    size: int
    keys: Mapping[str, int]
    values: tuple[Entity, ...]
    extras: tuple[Entity, ...]


class Distractors:
    """Chooses the distractors of a deck's questions."""

    def __init__(self, deck: Deck, asked: Iterable[Asked]) -> None:
        self.deck = deck
        by_type: dict[str, list[Asked]] = defaultdict(list)
        self._true: dict[str, set[str]] = defaultdict(set)
        for one in asked:
            if isinstance(one.value, Entity):
                self._true[fold(one.stem).casefold()].add(one.value.id)
                if one.value.type:
                    by_type[one.value.type].append(one)
        self.pools = {name: self._pool(name, items) for name, items in by_type.items()}

    def pool(self, asked: Asked) -> Pool | None:
        """Return the pool of a question's answer; None where it has none."""
        value = asked.value
        return self.pools.get(value.type) if isinstance(value, Entity) else None

    def choose(self, asked: Asked, item_id: str, count: int) -> tuple[Entity, ...]:
        """Return `count` distractors for an item, or none where there are too few."""
        pool = self.pool(asked)
        if pool is None:
            return ()
        own = sorted(
            self._fair(asked, pool.values), key=lambda value: self._draw(item_id, value, pool)
        )
        extra = sorted(
            self._fair(asked, pool.extras), key=lambda value: self._draw(item_id, value, pool)
        )
        chosen = (*own, *extra)[:count]
        return chosen if len(chosen) == count else ()

    def _pool(self, name: str, asked: list[Asked]) -> Pool:
        keys = Counter(one.value.id for one in asked if isinstance(one.value, Entity))
        values = {one.value.id: one.value for one in asked if isinstance(one.value, Entity)}
        extras = tuple(_extra(name, text) for text in self.deck.types[name].extra_distractors)
        return Pool(name, _options(len(values), len(extras)), keys, tuple(values.values()), extras)

    def _fair(self, asked: Asked, candidates: Iterable[Entity]) -> Iterable[Entity]:
        """Keep what is false for the question, not named in it, and of the key's grammar."""
        key = asked.value
        true = self._true[fold(asked.stem).casefold()]
        for value in candidates:
            names = {name.casefold() for name in value.names}
            if value.id in true or not isinstance(key, Entity) or value.is_plural != key.is_plural:
                continue
            if names & {name.casefold() for name in key.names}:
                continue
            if not any(has_words(asked.stem, name, same_case=False) for name in value.names):
                yield value

    def _draw(self, item_id: str, value: Entity, pool: Pool) -> float:
        uses, total = pool.keys.get(value.id, 0), sum(pool.keys.values())
        rival = 1 - uses / (total + 1)
        weight = uses / rival ** (pool.size - 1) if uses and pool.size else 1.0
        return -math.log(unit_hash(self.deck.id, item_id, value.id)) / weight


def within_quota(pool: Pool, items: list[tuple[str, str]]) -> frozenset[str]:
    """Return the ids of the items to keep so that no value is right too often.

    `items` pairs item ids with the ids of their keys. A value may be the key of one item in
    `pool.size`, so that “always pick X” scores at chance; the surplus goes by hash order.
    """
    kept = sorted(items, key=lambda item: unit_hash(pool.name, item[0], "quota"))
    while kept:
        counts = Counter(key for _, key in kept)
        key, most = counts.most_common(1)[0]
        if most <= max(1, len(kept) // pool.size):
            break
        surplus = max(index for index, item in enumerate(kept) if item[1] == key)
        del kept[surplus]
    return frozenset(item_id for item_id, _ in kept)


def small_pools(deck: Deck) -> Iterator[tuple[str, str]]:
    """Yield each type whose values are too few for multiple choice, with what would mend it."""
    for pool in Distractors(deck, tuple(ask_questions(deck))).pools.values():
        if not pool.size:
            missing = THREE_OPTIONS_FROM - len(pool.values)
            some = "1 value is" if len(pool.values) == 1 else f"{len(pool.values)} values are"
            yield (
                pool.name,
                f"{some} asked for; {missing} more, or 3 `extra_distractors`, would do",
            )


def _options(own: int, extras: int) -> int:
    for count, enough in ((4, FOUR_OPTIONS_FROM), (3, THREE_OPTIONS_FROM)):
        if own >= enough or (extras and own + extras >= count):
            return count
    return 0


def _extra(pool: str, text: str) -> Entity:
    name = text.removeprefix("the ")
    return Entity(text, pool, name, ask="", the=name != text)
