"""The quota of keys: no value is the key of more items of its pool than chance would make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from quizgen.questions.item import Item
from quizgen.questions.pools import select_within_quota


def drop_surplus(items: Sequence[Item], published: Collection[str]) -> Iterator[Item]:
    """Yield items without those whose key is the key of too many items of their pool.

    Items with distractors of their author's belong to no pool and are all kept. `published` are the
    ids of published items, which are dropped last.
    """
    pools: dict[str, list[tuple[str, str]]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for item in items:
        if item.pool:
            pools[item.pool].append((item.id, item.answer))
            sizes[item.pool] = len(item.options)
    kept = [
        select_within_quota(pool, sizes[pool], pairs, published) for pool, pairs in pools.items()
    ]
    in_quota = frozenset().union(*kept)
    return (item for item in items if item.pool is None or item.id in in_quota)
