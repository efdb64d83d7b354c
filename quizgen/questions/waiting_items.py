"""New items of a published pool wait until there are enough of them to offer each other's answers.

Published items keep their distractors. If a single item joined them, its answer would be an option
of that item only, and the option that a deck shows least would be the right one. So a new item
waits for as many other new items as it needs distractors, and these then share their answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quizgen.questions.options import Option
from quizgen.questions.strata import PoolItem


def find_waiting(items: Sequence[PoolItem], homes: Mapping[str, str], count: int) -> frozenset[str]:
    """Return the ids of the new items of a pool that wait; none if no item is published.

    New items have `count` distractors. `homes` gives the stratum of a key by its id.
    """
    ready = {item.id: item for item in items if not item.count}
    if len(ready) == len(items):
        return frozenset()
    waiting: set[str] = set()
    while True:
        keys: dict[str, list[Option]] = defaultdict(list)
        for item in ready.values():
            keys[homes[item.key.id]].append(item.key)
        early = {
            id_ for id_, item in ready.items() if not _has(item, keys[homes[item.key.id]], count)
        }
        if not early:
            return frozenset(waiting)
        waiting |= early
        ready = {id_: item for id_, item in ready.items() if id_ not in early}


def _has(item: PoolItem, options: Iterable[Option], count: int) -> bool:
    """Return whether some of the options, as many as `count`, are fair distractors of an item."""
    found: set[str] = set()
    for option in options:
        if option.id not in found and item.fair(option, ()):
            found.add(option.id)
            if len(found) == count:
                return True
    return False
