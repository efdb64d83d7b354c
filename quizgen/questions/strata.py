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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

    `fair` tests distractors. A published item has `count` distractors, and keeps those that are
    still fair; `count` is 0 for a new item. The distractors of a computed item are not drawn.
    """

    id: str
    key: Option
    fair: IsFair
    section: str = ""
    count: int = 0
    kept: tuple[Option, ...] = ()
    is_computed: bool = False


class Circle(Struct, frozen=True):
    """Answers in order of the positions of their items, which are numbers from 0 to 1."""

    positions: tuple[float, ...]
    answers: tuple[Option, ...]

    def iter_from(self, position: float) -> Iterator[Option]:
        """Yield the answers that follow a position."""
        start = bisect(self.positions, position)
        for step in range(min(STEPS, len(self.answers))):
            yield self.answers[(start + step) % len(self.answers)]

    def iter_following(self, item_id: str) -> Iterator[Option]:
        """Yield the answers that follow the position of an item."""
        return self.iter_from(_hash_position(item_id, 0))


class Ring(Struct, frozen=True):
    """The answers that items share as one of their distractors, and the one that each item gets."""

    circle: Circle
    dealt: Mapping[str, Option]

    def iter_for(self, item_id: str, position: float) -> Iterator[Option]:
        """Yield the answer that an item gets, then those that follow its position."""
        if item_id in self.dealt:
            yield self.dealt[item_id]
        yield from self.circle.iter_from(position)


class Stratum(Struct, frozen=True):
    """Answers that look alike, on a circle, and on one ring for each distractor of an item."""

    circle: Circle
    rings: tuple[Ring, ...]

    def draw(
        self, item_id: str, count: int, fair: IsFair, given: tuple[Option, ...] = ()
    ) -> tuple[Option, ...]:
        """Return the given distractors and others from the rings, fewer than `count` if need be.

        Each ring gives one distractor, or none if it has no fair one.
        """
        chosen = given
        for number in range(len(given), min(count, len(self.rings))):
            following = self.rings[number].iter_for(item_id, _hash_position(item_id, number))
            found = next((option for option in following if fair(option, chosen)), None)
            chosen += (found,) if found else ()
        return chosen


def make_stratum(items: Sequence[PoolItem], offered: Mapping[str, int] = _NONE) -> Stratum:
    """Return the stratum of items, each with the number of distractors that it is to have.

    `offered` counts how often the items of the pool keep each answer as a distractor, by its id.
    """
    barred = {item.id: {item.key.id, *(option.id for option in item.kept)} for item in items}
    missing = count_missing(items, offered)
    number = max((item.count for item in items), default=1)
    rings: list[Ring] = []
    for ring in range(number):
        shares = {id_: -(-count // (number - ring)) for id_, count in missing.items()}
        rings.append(_make_ring(items, barred, shares, ring))
        for item_id, answer in rings[-1].dealt.items():
            barred[item_id].add(answer.id)
            missing[answer.id] -= 1
    return Stratum(make_circle(items, 0), tuple(rings))


def count_missing(items: Iterable[PoolItem], offered: Mapping[str, int]) -> Counter[str]:
    """Return how often each answer is to be offered in addition, by its id.

    An answer is to be a distractor as often as it is a key, times the distractors of an item.
    """
    missing: Counter[str] = Counter()
    for item in items:
        missing[item.key.id] += item.count
    for id_ in missing:
        missing[id_] -= offered.get(id_, 0)
    return missing


def _make_ring(
    items: Sequence[PoolItem],
    barred: Mapping[str, set[str]],
    shares: Mapping[str, int],
    number: int,
) -> Ring:
    """Return a ring of the answers that are to be shared, and deal them to the items that need one.

    `shares` says how often each answer is given at most, by its id.
    """
    circle = make_circle(_pick_answers(items, shares, number), number)
    part = "ring" if len(items) > SMALL else "start"
    starts = {
        item.id: bisect(circle.positions, unit_hash(item.id, part, str(number)))
        % len(circle.answers)
        for item in items
        if circle.answers and len(item.kept) <= number < item.count
    }
    places = deal([answer.id for answer in circle.answers], starts, barred, STEPS)
    return Ring(circle, {id_: circle.answers[place] for id_, place in places.items()})


def make_circle(items: Iterable[PoolItem], number: int = 0) -> Circle:
    """Return the answers of items in order of the positions that these have on a ring."""
    placed = sorted(items, key=lambda item: (_hash_position(item.id, number), item.key.id))
    positions = tuple(_hash_position(item.id, number) for item in placed)
    return Circle(positions, tuple(item.key for item in placed))


def _pick_answers(
    items: Iterable[PoolItem], shares: Mapping[str, int], number: int
) -> Iterator[PoolItem]:
    """Yield items whose answers a ring shares. If an answer has fewer shares, a hash decides."""
    left = dict(shares)
    for item in sorted(items, key=lambda item: _hash_position(item.id, number + 1)):
        if left[item.key.id] > 0:
            left[item.key.id] -= 1
            yield item


@lru_cache(maxsize=1 << 14)
def _hash_position(item_id: str, ring: int) -> float:
    return unit_hash(item_id, "ring", str(ring))
