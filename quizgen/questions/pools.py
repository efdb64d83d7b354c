"""Pools: values that can be options of one another, and how many options their items have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct

from quizgen.questions.gap_filling import fill_gaps
from quizgen.questions.hashing import unit_hash
from quizgen.questions.options import Option
from quizgen.questions.pool_cells import split_into_cells
from quizgen.questions.strata import IsFair, PoolItem, Ring, Stratum, make_circle, make_stratum
from quizgen.questions.waiting_items import find_waiting

FOUR_OPTIONS_FROM, THREE_OPTIONS_FROM = 6, 4
"""The number of values that a pool needs for four or three options."""
FEWEST_IN_GROUP = 3
"""The number of values that a group needs."""
MADE_OPTIONS = 4
"""The number of options of an item whose distractors are computed, not drawn."""
COUNTED = 2
"""The number of sorts of lures that a group counts: not those from outside. If all its items had
the same one beside all values of the group, this would never be right."""
SLACK = 1
"""How many published items with one key may exceed the quota, which a removed fact lowers."""
_COUNTS = {3: "three", 4: "four"}


class Pool(Struct, frozen=True):
    """The values that can be options of one another.

    `size` is the number of options of each new item; 0 if the pool is too small, and `missing` is
    then the number of values to ask for in addition. `items` holds the items that can be made, by
    id, and `waiting` the ids of those that wait for others. `values` is the number of distinct
    answers, and `homes` maps the id of each to the name of its stratum. `cells` are the answers of
    each stratum, and `whole` all answers. `lures` are values that are never keys, in the order in
    which they are used: other names that the deck mentions, the author's extra distractors, then
    values from outside the group.
    """

    name: str
    size: int
    missing: int
    items: Mapping[str, PoolItem]
    waiting: AbstractSet[str]
    values: int
    homes: Mapping[str, str]
    strata: Mapping[str, Stratum]
    cells: Mapping[str, Ring]
    whole: Ring
    lures: tuple[Option, ...]

    def draw(self, item: PoolItem, count: int, fair: IsFair) -> tuple[Option, ...]:
        """Return `count` distractors of an item, fewer if too few are fair.

        Those that it keeps come first. A new item then shares the answers of the new items of its
        stratum. The others are any values of the pool, and lures.
        """
        stratum = self.strata.get(self.homes[item.key.id]) if item.is_new else None
        chosen = stratum.draw(item, count, fair) if stratum else item.kept
        if len(chosen) < count:
            for option in self._iter_others(item.id):
                if len(chosen) < count and fair(option, chosen):
                    chosen += (option,)
        return chosen

    def iter_candidates(self, key: Option, item_id: str) -> Iterator[Option]:
        """Yield the candidates for a single distractor: of the key's stratum, then others."""
        cell = self.cells.get(self.homes.get(key.id, ""))
        yield from cell.iter_following(item_id) if cell else ()
        yield from self._iter_others(item_id)

    def _iter_others(self, item_id: str) -> Iterator[Option]:
        """Yield the values of the pool, then the lures, in the same order for all items.

        If each item had other lures, they would be offered less often than the pool's own values.
        """
        yield from self.whole.iter_following(item_id)
        yield from self.lures

    def name_for(self, options: int) -> str:
        """Return the name of the pool of the items with some number of options.

        Items whose number is not that of the new ones form a pool of their own.
        """
        usual = options == (self.size or MADE_OPTIONS)
        return self.name if usual else f"{self.name}, {_COUNTS[options]} options"


def make_pool(
    name: str, items: Iterable[PoolItem], lures: tuple[tuple[Option, ...], ...] = ()
) -> Pool:
    """Return the pool of the items that ask for its values.

    The numbers of a pool that has published items with computed distractors stay computed.
    """
    listed = list(items)
    values = {item.key.id for item in listed}
    is_group = bool(listed and listed[0].key.is_narrow)
    counted = lures[:COUNTED] if is_group else lures
    size = _count_options(len(values), sum(map(len, counted)), is_group=is_group)
    size = 0 if any(item.is_computed for item in listed) else size
    missing = max(0, (FEWEST_IN_GROUP if is_group else THREE_OPTIONS_FROM) - len(values))
    within = list(_apply_quota(name, size or MADE_OPTIONS, listed))
    homes = split_into_cells(listed, Counter(item.key.id for item in within), size)
    waiting = find_waiting(within, homes, size - 1) if size else frozenset()
    ready = list(fill_gaps((item for item in within if item.id not in waiting), homes))
    cells: dict[str, list[PoolItem]] = defaultdict(list)
    for item in ready:
        cells[homes[item.key.id]].append(item)
    return Pool(
        name,
        size,
        missing,
        {item.id: item for item in ready},
        waiting,
        len(values),
        homes,
        {home: make_stratum(_new(cell), size - 1) for home, cell in cells.items()},
        {home: make_circle(cell) for home, cell in cells.items()},
        make_circle(ready),
        tuple(lure for group in lures for lure in _order(name, group)),
    )


def _new(items: Iterable[PoolItem]) -> Iterator[PoolItem]:
    return (item for item in items if item.is_new)


def _order(name: str, lures: Iterable[Option]) -> list[Option]:
    return sorted(lures, key=lambda lure: unit_hash(name, lure.id))


def _apply_quota(pool: str, size: int, items: Iterable[PoolItem]) -> Iterator[PoolItem]:
    """Yield the items within the quota of their number of options; new ones have `size`."""
    by_size: dict[int, list[PoolItem]] = defaultdict(list)
    for item in items:
        by_size[item.count + 1 if item.count else size].append(item)
    for count, group in by_size.items():
        pairs = [(item.id, item.key.id) for item in group]
        published = {item.id for item in group if item.count}
        within = select_within_quota(pool, count, pairs, published)
        yield from (item for item in group if item.id in within)


def select_within_quota(
    pool: str, size: int, items: list[tuple[str, str]], published: Collection[str] = ()
) -> frozenset[str]:
    """Return the ids of the items to keep so that no value is the key too often.

    `items` are pairs of an item id and the id of its key. A value can be the key of one item in
    `size`, so that “always choose X” scores at chance, and of `SLACK` more if these are published.
    Surplus items are dropped by hash, published ones last.
    """
    kept = items
    while True:
        allowed = max(1, len(kept) // size)
        if max(Counter(key for _, key in kept).values(), default=0) <= allowed:
            return frozenset(item for item, _ in kept)
        fitting = list(_take_first_of_each(pool, kept, allowed, published))
        if len(fitting) == len(kept):
            return frozenset(item for item, _ in kept)
        kept = fitting


def _take_first_of_each(
    pool: str, items: list[tuple[str, str]], allowed: int, published: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield at most `allowed` items of each key: published ones, then in order of their hashes."""
    seen: Counter[str] = Counter()
    for item, key in sorted(
        items, key=lambda pair: (pair[0] not in published, unit_hash(pool, pair[0], "quota"))
    ):
        seen[key] += 1
        if seen[key] <= allowed + SLACK * (item in published):
            yield item, key


def _count_options(own: int, lures: int, *, is_group: bool) -> int:
    """Return the number of options of the items of a pool. A group is small on purpose."""
    for count, enough in ((4, FOUR_OPTIONS_FROM), (3, THREE_OPTIONS_FROM)):
        if own >= (count if is_group else enough) or (lures and own + lures >= count):
            return count
    return 0
