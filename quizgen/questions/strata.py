"""Draw distractors from the answers of other items, evenly and with little change as a deck grows.

The items of a stratum are placed on several rings, one for each distractor of an item, at positions
given by hashes of their ids. On each ring, an item takes the next fair answer as a distractor.

So each answer is a distractor as often as it is a key, times the number of rings: a guesser learns
nothing from how often an answer is right, or how often it is offered. With independent draws, such
as rendezvous hashing, some answers are offered more often than others; if every answer is the key
of one item, then the option that the deck offers least is the key in half of the items.

A new item changes a distractor of another item only if it comes between the two on a ring: 5 % more
facts change about 14 % of four-option items.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from quizgen.questions.hashing import unit_hash
from quizgen.questions.options import Option

STEPS = 200
"""The number of answers on a ring that an item tries before it gives up."""

IsFair = Callable[[Option, tuple[Option, ...]], bool]
"""A test whether an option can be added to the distractors that are already chosen."""


class Ring(Struct, frozen=True):
    """Answers in order of the positions of their items, which are numbers from 0 to 1."""

    positions: tuple[float, ...]
    answers: tuple[Option, ...]

    def iter_after(self, position: float) -> Iterator[Option]:
        """Yield the answers that follow a position, each at most once."""
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
        """Yield the answers that follow an item on a ring."""
        return self.rings[ring].iter_after(_hash_position(item_id, ring))


def make_stratum(items: Iterable[tuple[str, Option]], size: int) -> Stratum:
    """Return the stratum of items with `size` options each, given as pairs of item id and key.

    An answer that is the key of c items out of N can be a distractor only in the other items. So
    that it is still a distractor often enough, it is on each ring
    c / (1 - c/(N + 1))^(size - 1) times. For most answers that is once per item.
    """
    listed = list(items)
    entries = [*listed, *_make_extra_entries(listed, size)]
    rings = []
    for number in range(max(1, size - 1)):
        placed = sorted(
            (_hash_position(item, number), answer.id, answer) for item, answer in entries
        )
        rings.append(Ring(tuple(p for p, _, _ in placed), tuple(a for _, _, a in placed)))
    return Stratum(tuple(rings))


def _make_extra_entries(items: list[tuple[str, Option]], size: int) -> Iterator[tuple[str, Option]]:
    answers = {answer.id: answer for _, answer in items}
    for id_, count in Counter(answer.id for _, answer in items).items():
        others = 1 - count / (len(items) + 1)
        for copy in range(count, round(count / others ** (size - 1))):
            yield f"{id_} {copy}", answers[id_]


@lru_cache(maxsize=1 << 14)
def _hash_position(item_id: str, ring: int) -> float:
    return unit_hash(item_id, "ring", str(ring))
