"""Drawing from values by hash: evenly, by weight, and undisturbed by what else is there.

Up to SMALL values every one of them draws a number from a hash of item and value, weighted by how
often it is right, and the smallest win (weighted rendezvous hashing). A new value changes an item
only by winning in it.

Beyond that asking every value for every item would take time that grows with their square. So the
values stand on a ring, each at as many places as its weight, and an item takes, of PROBES points
that its own hash throws on the ring, the one that has the nearest value after it (multi-probe
consistent hashing, Appleton and O'Reilly 2015). A new value again changes an item only by winning.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from quizgen.questions.hashing import unit_hash
from quizgen.questions.options import Option

SMALL = 64
"""How many values are asked one by one."""
PROBES = 21
"""How many points an item throws on the ring for one draw; so many even out the gaps on it."""
DRAWS = 64
"""After how many draws from a ring an item gives up."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """Values that look alike, with their weights. `places` and `owners` are the ring, if large."""

    values: tuple[Option, ...]
    weights: tuple[float, ...]
    places: tuple[float, ...]
    owners: tuple[int, ...]

    def draw(self, item_id: str) -> Iterator[Option]:
        """Yield values in the order in which an item draws them, each once."""
        if not self.places:
            yield from self._by_rendezvous(item_id)
            return
        random = Random(int(unit_hash(item_id, "ring") * 2**53))  # noqa: S311 - a hash, no secret
        seen: set[int] = set()
        for _ in range(DRAWS):
            _, place = min(self._gap(random.random()) for _ in range(PROBES))
            owner = self.owners[place]
            if owner not in seen:
                seen.add(owner)
                yield self.values[owner]

    def _by_rendezvous(self, item_id: str) -> Iterator[Option]:
        ranked = sorted(
            (-math.log(unit_hash(item_id, value.id)) / weight, value.id, value)
            for value, weight in zip(self.values, self.weights, strict=True)
        )
        yield from (value for _, _, value in ranked)

    def _gap(self, point: float) -> tuple[float, int]:
        place = bisect(self.places, point) % len(self.places)
        return (self.places[place] - point) % 1.0, place


def make_stratum(
    values: Iterable[Option], keys: Mapping[str, int], total: int, size: int
) -> Stratum:
    """Make a stratum. `keys` counts how many of `total` items ask for each value.

    A value that is the key of c of N items with `size` options is drawn with the weight
    c / (1 - c/N)^(size - 1): so often does it stand among options of which it is not the key.
    """
    listed = tuple(values)
    weights = tuple(_weight(keys.get(value.id, 0), total, size) for value in listed)
    ring = sorted(
        (unit_hash(value.pool, value.id, str(copy), "ring"), owner)
        for owner, (value, weight) in enumerate(zip(listed, weights, strict=True))
        for copy in range(max(1, round(weight)) if len(listed) > SMALL else 0)
    )
    return Stratum(
        listed, weights, tuple(place for place, _ in ring), tuple(owner for _, owner in ring)
    )


def _weight(uses: int, total: int, size: int) -> float:
    if not uses:
        return 1.0
    return uses / (1 - uses / (total + 1)) ** max(0, size - 1)
