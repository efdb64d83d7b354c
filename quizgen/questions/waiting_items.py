"""New items wait until they can share their answers as evenly as the published items do.

If a single item joined a pool whose items keep their distractors, its answer would be an option of
that item only, and the option that a deck shows least would be the right one. So a new item waits
until as many other values as it needs are offered too seldom: usually those of other new items.
In a large pool, a few such items give a guesser nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from quizgen.questions.options import Option
from quizgen.questions.strata import PoolItem, count_missing, make_circle

LARGE = 24
"""The number of other fair values from which on a new item does not wait."""


def find_waiting(
    items: Sequence[PoolItem],
    homes: Mapping[str, str],
    count: int,
    offered: Mapping[str, int],
    lures: Iterable[Option],
) -> frozenset[str]:
    """Return the ids of the new items of a pool that wait; none if no item is published.

    New items need `count` distractors from the stratum of their key, which `homes` gives by the id
    of a key, or from the lures. `offered` counts how often each value is a distractor already.
    """
    if all(item.count == 0 for item in items):
        return frozenset()
    circle = make_circle(items)
    new = [
        item
        for item in items
        if not item.count and not _has(item, circle.iter_following(item.id), LARGE)
    ]
    waiting: set[str] = set()
    while True:
        ready = [item for item in items if item.id not in waiting]
        short = _find_short_values(ready, homes, count, offered)
        early = {
            item.id
            for item in new
            if item.id not in waiting
            and not _has(item, (*short[homes[item.key.id]], *lures), count)
        }
        if not early:
            return frozenset(waiting)
        waiting |= early


def _find_short_values(
    items: Iterable[PoolItem], homes: Mapping[str, str], count: int, offered: Mapping[str, int]
) -> Mapping[str, list[Option]]:
    """Return the values of each stratum that are offered too seldom, by its name."""
    sized = [item if item.count else replace(item, count=count) for item in items]
    missing = count_missing(sized, offered)
    short: dict[str, list[Option]] = defaultdict(list)
    for key in {item.key.id: item.key for item in sized}.values():
        if missing[key.id] > 0:
            short[homes[key.id]].append(key)
    return short


def _has(item: PoolItem, options: Iterable[Option], count: int) -> bool:
    """Return whether some of the options, as many as `count`, are fair distractors of an item."""
    seen: set[str] = set()
    for option in options:
        if option.id not in seen and item.fair(option, ()):
            seen.add(option.id)
        if len(seen) >= count:
            return True
    return False
