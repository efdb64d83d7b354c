"""Choose the distractors of all items of a pool, until no more items can be made.

The next build must make the same items. It takes those that were made as published, and tries the
others again, among themselves; so this is done here already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from quizgen.questions.options import Option
from quizgen.questions.pools import Pool, make_pool, select_within_quota
from quizgen.questions.strata import PoolItem

Choosing = Callable[[PoolItem, Pool], tuple[Option, ...]]
"""A function that chooses the distractors of an item of a pool; none if too few are fair."""


class SettledPool(Struct, frozen=True):
    """A pool, and the distractors of its items by item id, without those of `surplus` items.

    The key of a surplus item is the key too often among the items that could be made. `waiting` are
    the ids of the items that wait for others, because of items that were published before.
    """

    pool: Pool
    chosen: Mapping[str, tuple[Option, ...]]
    surplus: AbstractSet[str]
    waiting: AbstractSet[str]


def settle_pool(
    name: str,
    items: Sequence[PoolItem],
    lures: tuple[tuple[Option, ...], ...],
    choose: Choosing,
    exempt: Collection[str] = (),
) -> SettledPool:
    """Return the pool of items with the distractors of all items that can be made.

    Items whose ids are `exempt` do not count for the quota of keys.
    """
    waiting: AbstractSet[str] | None = None
    while True:
        pool = make_pool(name, items, lures)
        waiting = pool.waiting if waiting is None else waiting
        drawn = {id_: choose(item, pool) for id_, item in pool.items.items()}
        chosen = {id_: options for id_, options in drawn.items() if options}
        surplus = frozenset(_find_surplus(pool, chosen, exempt))
        chosen = {id_: options for id_, options in chosen.items() if id_ not in surplus}
        new = {item.id for item in items if item.is_new}
        made = new & chosen.keys()
        if not pool.size or not made or made == new:
            return SettledPool(pool, chosen, surplus, waiting - chosen.keys())
        items = [
            replace(item, count=len(chosen[item.id]), kept=chosen[item.id])
            if item.id in made
            else item
            for item in items
        ]


def _find_surplus(
    pool: Pool, chosen: Mapping[str, tuple[Option, ...]], exempt: Collection[str]
) -> Iterator[str]:
    """Yield the ids of items whose key is the key too often, among those with as many options."""
    by_size: dict[int, list[PoolItem]] = defaultdict(list)
    for id_, options in chosen.items():
        if id_ not in exempt:
            by_size[len(options) + 1].append(pool.items[id_])
    for size, items in by_size.items():
        published = {item.id for item in items if not item.is_new}
        pairs = [(item.id, item.key.id) for item in items]
        within = select_within_quota(pool.name_for(size), size, pairs, published)
        yield from (item.id for item in items if item.id not in within)
