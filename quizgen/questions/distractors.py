"""Wrong options that are fair: of the right type, false, and no clue to the right one.

Entities are drawn from the deck's other answers of their type by weighted rendezvous hashing on
ids. Each candidate draws a number from a hash of deck, item and candidate; the smallest win. Values
that are often right are also often wrong, so that “was right before” tells a guesser nothing, and
adding a fact disturbs few items, because nobody's draw depends on anybody else's. Closeness to the
key plays no part: it would make the key the hub of its options.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from quizgen.facts.deck import Deck
from quizgen.facts.quantities import Quantity
from quizgen.facts.sources import fold, has_words
from quizgen.facts.values import Entity
from quizgen.questions import english
from quizgen.questions.asking import Asked, ask_questions
from quizgen.questions.hashing import unit_hash
from quizgen.questions.numbers import rival_quantities

FOUR_OPTIONS_FROM, THREE_OPTIONS_FROM = 12, 6
"""How many values a pool must hold for so many options, if its author vouches for no extras."""

WINDOW = 64
"""How many values of a large pool an item draws from."""

_NUMBER_OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Option:
    """A value that may be offered: its permanent id, what it is, and how an option prints it."""

    id: str
    value: Entity | Quantity
    label: str


@dataclass(frozen=True, slots=True)
class Pool:
    """The values that may stand beside a key of one kind.

    `size` is the number of options of every item of the pool, 0 where it is too small for any.
    `keys` counts how many questions ask for each value, `total` all of them; `extras` are the
    author's own distractors. `values` stand in the order of `positions`, their hashes.
    """

    name: str
    size: int
    keys: Mapping[str, int]
    values: tuple[Option, ...] = ()
    extras: tuple[Option, ...] = ()
    total: int = 0
    positions: tuple[float, ...] = ()

    def candidates(self, item_id: str) -> tuple[Option, ...]:
        """Return the values that an item draws from.

        In a large pool these are the WINDOW values that follow the item on a ring of hashes. That
        keeps the time of a build linear, and a new value still reaches few items.
        """
        if len(self.values) <= WINDOW:
            return self.values
        start = bisect(self.positions, unit_hash(self.name, item_id, "ring"))
        end = start + WINDOW
        return (*self.values[start:end], *self.values[: max(0, end - len(self.values))])


class Distractors:
    """Chooses the distractors of a deck's questions."""

    def __init__(self, deck: Deck, asked: Iterable[Asked]) -> None:
        self.deck = deck
        by_type: dict[str, list[Entity]] = defaultdict(list)
        self._true: dict[str, set[str]] = defaultdict(set)
        for one in asked:
            if isinstance(one.value, Entity):
                self._true[fold(one.stem).casefold()].add(one.value.id)
                if one.value.type:
                    by_type[one.value.type].append(one.value)
        self.pools = {name: self._pool(name, keys) for name, keys in by_type.items()}

    def pool(self, asked: Asked) -> Pool | None:
        """Return the pool of a question's answer; None where its values make none."""
        match asked.value:
            case Entity(type=type_):
                return self.pools.get(type_)
            case Quantity() as quantity if quantity.unit:
                name = f"number of {english.QuantityPhrase(quantity).units}"
                return Pool(name, _NUMBER_OPTIONS, {})
        return None

    def choose(self, asked: Asked, item_id: str, count: int) -> tuple[Option, ...]:
        """Return `count` distractors for an item, or none where there are too few."""
        if isinstance(asked.value, Quantity):
            return tuple(map(option_of, rival_quantities(asked.value, item_id, count)))
        pool = self.pool(asked)
        if pool is None:
            return ()
        drawn = (
            option
            for part in (pool.candidates(item_id), pool.extras)
            for option in sorted(part, key=lambda option: self._draw(item_id, option, pool))
        )
        chosen = tuple(islice(self._fair(asked, drawn), count))
        return chosen if len(chosen) == count else ()

    def _pool(self, name: str, keys: list[Entity]) -> Pool:
        ring = sorted(
            (unit_hash(name, key.id, "ring"), key.id, key)
            for key in {key.id: key for key in keys}.values()
        )
        values = tuple(option_of(key) for _, _, key in ring)
        listed = self.deck.types[name].extra_distractors
        extras = tuple(option_of(_extra(name, text)) for text in listed)
        counts = Counter(key.id for key in keys)
        positions = tuple(position for position, _, _ in ring)
        size = _options(len(values), len(extras))
        return Pool(name, size, counts, values, extras, len(keys), positions)

    def _fair(self, asked: Asked, options: Iterable[Option]) -> Iterator[Option]:
        """Keep what is false for the question, not named in it, and of the key's grammar."""
        key = asked.value
        true = self._true[fold(asked.stem).casefold()]
        for option in options:
            value = option.value
            if not isinstance(value, Entity) or not isinstance(key, Entity):
                continue
            if option.id in true or value.is_plural != key.is_plural or _same_name(value, key):
                continue
            if not any(has_words(asked.stem, name, same_case=False) for name in value.names):
                yield option

    def _draw(self, item_id: str, option: Option, pool: Pool) -> float:
        uses = pool.keys.get(option.id, 0)
        rival = 1 - uses / (pool.total + 1)
        weight = uses / rival ** (pool.size - 1) if uses and pool.size else 1.0
        return -math.log(unit_hash(self.deck.id, item_id, option.id)) / weight


def option_of(value: Entity | Quantity) -> Option:
    """Return a value as it may be offered: an entity by its name, a quantity by its number."""
    if isinstance(value, Entity):
        return Option(value.id, value, value.name)
    return Option(str(value.number.value), value, english.QuantityPhrase(value).number)


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
        del kept[max(index for index, item in enumerate(kept) if item[1] == key)]
    return frozenset(item_id for item_id, _ in kept)


def small_pools(deck: Deck) -> Iterator[tuple[str, str]]:
    """Yield each type whose values are too few for multiple choice, with what would mend it."""
    for pool in Distractors(deck, ask_questions(deck)).pools.values():
        if not pool.size:
            missing = THREE_OPTIONS_FROM - len(pool.values)
            some = "1 value is" if len(pool.values) == 1 else f"{len(pool.values)} values are"
            advice = f"{some} asked for; {missing} more, or 3 `extra_distractors`, would do"
            yield pool.name, advice


def _options(own: int, extras: int) -> int:
    for count, enough in ((4, FOUR_OPTIONS_FROM), (3, THREE_OPTIONS_FROM)):
        if own >= enough or (extras and own + extras >= count):
            return count
    return 0


def _same_name(one: Entity, other: Entity) -> bool:
    return not {name.casefold() for name in one.names}.isdisjoint(
        name.casefold() for name in other.names
    )


def _extra(pool: str, text: str) -> Entity:
    name = text.removeprefix("the ")
    return Entity(text, pool, name, ask=f"which {pool}", the=name != text)
