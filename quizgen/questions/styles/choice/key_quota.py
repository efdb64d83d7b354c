"""The quota of keys: no value is the key of more items of its pool than chance would make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizgen.questions.item import Item
from quizgen.questions.pools import select_within_quota


def drop_surplus(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items without those whose key is the key of too many items of their pool."""
    pools: dict[str, list[tuple[str, str]]] = defaultdict(list)
    sizes = {item.pool or "": len(item.options) for item in items}
    for item in items:
        pools[item.pool or ""].append((item.id, item.answer))
    kept = [select_within_quota(pool, sizes[pool], pairs) for pool, pairs in pools.items()]
    in_quota = frozenset().union(*kept)
    return (item for item in items if item.id in in_quota)
