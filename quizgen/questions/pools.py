"""Pools: values that can be options of one another, and how many options their items have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from quizgen.questions.hashing import unit_hash
from quizgen.questions.options import Option
from quizgen.questions.pool_cells import split_into_cells
from quizgen.questions.strata import IsFair, Stratum, make_stratum

FOUR_OPTIONS_FROM, THREE_OPTIONS_FROM = 6, 4
"""The number of values that a pool needs for four or three options."""
FEWEST_IN_GROUP = 3
"""The number of values that a group needs."""
MADE_OPTIONS = 4
"""The number of options of an item whose distractors are computed, not drawn."""


class PoolItem(Struct, frozen=True):
    """An item that asks for a value of a pool, in a section of its deck."""

    id: str
    key: Option
    section: str = ""


class Pool(Struct, frozen=True):
    """The values that can be options of one another.

    `size` is the number of options of each item of the pool; 0 if the pool is too small, and
    `missing` is then the number of values to ask for in addition. `items`
    holds the ids of the items within the quota, and `values` is the number of distinct answers.
    `homes` maps the id of an answer to the name of its stratum. `whole` is a stratum of all
    answers. `lures` are values that are never keys, in the order in which they are used: other
    names that the deck mentions, then the author's extra distractors.
    """

    name: str
    size: int
    missing: int
    items: frozenset[str]
    values: int
    homes: Mapping[str, str]
    strata: Mapping[str, Stratum]
    whole: Stratum
    lures: tuple[tuple[Option, ...], ...]

    def draw(
        self, key: Option, item_id: str, count: int, fair: IsFair, given: tuple[Option, ...] = ()
    ) -> tuple[Option, ...]:
        """Return `count` distractors of an item, fewer if too few are fair.

        The given ones come first, then values of the key's stratum, of the pool, and the lures.
        """
        chosen = self._find_stratum(key).draw(item_id, count, fair, given)
        for option in self._iter_others(item_id) if len(chosen) < count else ():
            if len(chosen) < count and fair(option, chosen):
                chosen += (option,)
        return chosen

    def iter_candidates(self, key: Option, item_id: str) -> Iterator[Option]:
        """Yield the candidates for a single distractor, in the same order."""
        yield from self._find_stratum(key).iter_following(item_id)
        yield from self._iter_others(item_id)

    def _find_stratum(self, key: Option) -> Stratum:
        """Return the stratum from which a key draws: all answers if it is asked in no item."""
        return self.strata.get(self.homes.get(key.id, ""), self.whole)

    def _iter_others(self, item_id: str) -> Iterator[Option]:
        """Yield the values of the pool, then the lures, in the same order for all items.

        If each item had other lures, they would be offered less often than the pool's own values.
        """
        yield from self.whole.iter_following(item_id)
        for lures in self.lures:
            yield from sorted(lures, key=lambda lure: unit_hash(self.name, lure.id))


def make_pool(
    name: str, items: Iterable[PoolItem], lures: tuple[tuple[Option, ...], ...] = ()
) -> Pool:
    """Return the pool of the items that ask for its values."""
    listed = list(items)
    values = {item.key.id: item.key for item in listed}
    is_group = bool(listed and listed[0].key.group)
    size = _count_options(len(values), sum(map(len, lures)), is_group=is_group)
    missing = 0 if size else (FEWEST_IN_GROUP if is_group else THREE_OPTIONS_FROM) - len(values)
    pairs = [(item.id, item.key.id) for item in listed]
    kept = select_within_quota(name, size or MADE_OPTIONS, pairs)
    within = [item for item in listed if item.id in kept]
    homes = split_into_cells(listed, Counter(item.key.id for item in within), size)
    cells: dict[str, list[PoolItem]] = defaultdict(list)
    for item in within:
        cells[homes[item.key.id]].append(item)
    strata = {home: _make_stratum(cell, size) for home, cell in cells.items()}
    whole = _make_stratum(within, size)
    return Pool(name, size, missing, kept, len(values), homes, strata, whole, lures)


def _make_stratum(items: Sequence[PoolItem], size: int) -> Stratum:
    return make_stratum(((item.id, item.key) for item in items), size)


def select_within_quota(pool: str, size: int, items: list[tuple[str, str]]) -> frozenset[str]:
    """Return the ids of the items to keep so that no value is the key too often.

    `items` are pairs of an item id and the id of its key. A value can be the key of one item in
    `size`, so that “always choose X” scores at chance. Surplus items are dropped by hash.
    """
    kept = items
    while kept:
        counts = Counter(key for _, key in kept)
        allowed = max(1, len(kept) // size)
        if max(counts.values()) <= allowed:
            break
        kept = list(_take_first_of_each(pool, kept, allowed))
    return frozenset(item for item, _ in kept)


def _take_first_of_each(
    pool: str, items: list[tuple[str, str]], allowed: int
) -> Iterator[tuple[str, str]]:
    """Yield at most `allowed` items of each key, the first in order of their hashes."""
    seen: Counter[str] = Counter()
    for item, key in sorted(items, key=lambda pair: unit_hash(pool, pair[0], "quota")):
        seen[key] += 1
        if seen[key] <= allowed:
            yield item, key


def _count_options(own: int, lures: int, *, is_group: bool) -> int:
    """Return the number of options of the items of a pool. A group is small on purpose."""
    for count, enough in ((4, FOUR_OPTIONS_FROM), (3, THREE_OPTIONS_FROM)):
        if own >= (count if is_group else enough) or (lures and own + lures >= count):
            return count
    return 0
