"""Draw distractors from the answers of other items, evenly and with little change as a deck grows.

The items of a stratum are placed on several rings, one for each distractor of an item, at positions
given by hashes of their ids. On each ring, an item takes the next answer as a distractor; if that
is its key or a distractor already, it exchanges it with another item (see `deals`).

Published items keep their distractors (see `kept_options`). The other items then share the answers
that are offered too seldom so far, so that a deck stays even as it grows.

So each answer is a distractor as often as it is a key, times the number of rings: a guesser learns
nothing from how often an answer is right, or how often it is offered. With independent draws, such
as rendezvous hashing, some answers are offered more often than others; if every answer is the key
of one item, then the option that the deck offers least is the key in half of the items.

A new item changes few distractors of others, mostly those of the items before it on each ring: 5 %
more facts change about 14 % of four-option items.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from quizgen.questions.deals import deal
from quizgen.questions.hashing import unit_hash
from quizgen.questions.options import Option

STEPS = 200
"""The number of answers on a ring that an item tries before it gives up."""
SMALL = 6
"""The number of items up to which items start anywhere on a ring, not at their own answers: on a
short ring, too many items would have the same neighbours as distractors."""

FEWEST, MOST = 2, 3
"""The number of distractors of an item."""
_NONE: Mapping[str, int] = {}

IsFair = Callable[[Option, tuple[Option, ...]], bool]
"""A test whether an option can be added to the distractors that are already chosen."""


class PoolItem(Struct, frozen=True):
    """An item that asks for a value of a pool, in a section of its deck.

    A published item has `count` distractors, and keeps those that are still fair. `count` is 0 for
    another item. A computed item draws none, and its key is offered by no other item.
    """

    id: str
    key: Option
    section: str = ""
    count: int = 0
    kept: tuple[Option, ...] = ()
    is_computed: bool = False


class Ring(Struct, frozen=True):
    """Answers in order of the positions of their items, which are numbers from 0 to 1.

    `dealt` holds the answer that each item takes.
    """

    positions: tuple[float, ...]
    answers: tuple[Option, ...]
    dealt: Mapping[str, Option]

    def iter_for(self, item_id: str, position: float) -> Iterator[Option]:
        """Yield the answer that an item takes, then those that follow its position."""
        if item_id in self.dealt:
            yield self.dealt[item_id]
        start = bisect(self.positions, position)
        for step in range(min(STEPS, len(self.answers))):
            yield self.answers[(start + step) % len(self.answers)]


class Stratum(Struct, frozen=True):
    """Answers that look alike, on one ring for each distractor of an item."""

    rings: tuple[Ring, ...]

    def draw(
        self, item_id: str, count: int, fair: IsFair, given: tuple[Option, ...] = ()
    ) -> tuple[Option, ...]:
        """Return the given distractors and others from the rings, fewer than `count` if need be.

        Each ring gives one distractor, or none if it has no fair one.
        """
        chosen = given
        for ring in range(len(given), min(count, len(self.rings))):
            following = self.iter_following(item_id, ring)
            found = next((option for option in following if fair(option, chosen)), None)
            chosen += (found,) if found else ()
        return chosen

    def iter_following(self, item_id: str, ring: int = 0) -> Iterator[Option]:
        """Yield the answer that an item takes from a ring, then the answers that follow it."""
        return self.rings[ring].iter_for(item_id, _hash_position(item_id, ring))


def make_stratum(items: Sequence[PoolItem], offered: Mapping[str, int] = _NONE) -> Stratum:
    """Return the stratum of items, each with the number of distractors that it is to have.

    `offered` counts how often the items of the pool keep each answer as a distractor, by its id.
    """
    barred = {item.id: {item.key.id, *(option.id for option in item.kept)} for item in items}
    missing: Counter[str] = Counter()
    for item in items:
        missing[item.key.id] += item.count
    for id_ in missing:
        missing[id_] -= offered.get(id_, 0)
    number = max((item.count for item in items), default=1)
    rings: list[Ring] = []
    for ring in range(number):
        shares = {id_: -(-count // (number - ring)) for id_, count in missing.items()}
        rings.append(_make_ring(items, barred, shares, ring))
        for item_id, answer in rings[-1].dealt.items():
            barred[item_id].add(answer.id)
            missing[answer.id] -= 1
    return Stratum(tuple(rings))


def _make_ring(
    items: Sequence[PoolItem],
    barred: Mapping[str, set[str]],
    shares: Mapping[str, int],
    number: int,
) -> Ring:
    """Return a ring of items. Those that lack a distractor share the answers.

    `shares` says how often each answer is given at most, by its id.
    """
    placed = sorted(items, key=lambda item: (_hash_position(item.id, number), item.key.id))
    positions = tuple(_hash_position(item.id, number) for item in placed)
    free = _pick_answers(placed, shares, number)
    part, positions_of_free = (
        "ring" if len(items) > SMALL else "start",
        [positions[at] for at in free],
    )
    starts = {
        item.id: bisect(positions_of_free, unit_hash(item.id, part, str(number))) % len(free)
        for item in items
        if free and len(item.kept) <= number < item.count
    }
    places = deal([placed[place].key.id for place in free], starts, barred, STEPS)
    dealt = {id_: placed[free[place]].key for id_, place in places.items()}
    return Ring(positions, tuple(item.key for item in placed), dealt)


def _pick_answers(placed: Sequence[PoolItem], shares: Mapping[str, int], number: int) -> list[int]:
    """Return the indices of the answers of a ring that are given to items, in order.

    If an answer is on the ring more often than its share, a hash decides which of them are left.
    """
    left = dict(shares)
    picked: list[int] = []
    for place in sorted(
        range(len(placed)), key=lambda at: _hash_position(placed[at].id, number + 1)
    ):
        if left[placed[place].key.id] > 0:
            left[placed[place].key.id] -= 1
            picked.append(place)
    return sorted(picked)


@lru_cache(maxsize=1 << 14)
def _hash_position(item_id: str, ring: int) -> float:
    return unit_hash(item_id, "ring", str(ring))
