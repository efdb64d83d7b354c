"""Pools: values that can be options of one another, and how many options their items have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from quizgen.questions.hashing import unit_hash
from quizgen.questions.options import Option
from quizgen.questions.strata import IsFair, Stratum, make_stratum

FOUR_OPTIONS_FROM, THREE_OPTIONS_FROM = 12, 6
"""The number of values that a pool needs for four or three options without extra distractors."""
MADE_OPTIONS = 4
"""The number of options of an item whose distractors are computed, not drawn."""
PER_OPTION = 3
"""The number of values that a stratum needs for each option of an item."""


class Pool(Struct, frozen=True):
    """The values that can be options of one another.

    `size` is the number of options of each item of the pool; 0 if the pool is too small. `items`
    holds the ids of the items within the quota, and `values` is the number of distinct answers.
    `cells` holds the ids of answers by stratum, and `extras` the author's extra distractors.
    """

    name: str
    size: int
    items: frozenset[str]
    values: int
    cells: Mapping[str, frozenset[str]]
    strata: Mapping[str, Stratum]
    extras: tuple[Option, ...]

    def draw(
        self, key: Option, item_id: str, count: int, fair: IsFair, given: tuple[Option, ...] = ()
    ) -> tuple[Option, ...]:
        """Return `count` distractors of an item, fewer if too few are fair.

        The given ones come first, then values of the key's stratum, then the extras.
        """
        chosen = self._find_stratum(key).draw(item_id, count, fair, given)
        for option in self._sort_extras(item_id) if len(chosen) < count else ():
            if len(chosen) < count and fair(option, chosen):
                chosen += (option,)
        return chosen

    def iter_candidates(self, key: Option, item_id: str) -> Iterator[Option]:
        """Yield the candidates for a single distractor: the key's stratum, then the extras."""
        yield from self._find_stratum(key).iter_following(item_id)
        yield from self._sort_extras(item_id)

    def _find_stratum(self, key: Option) -> Stratum:
        """Return the stratum from which a key draws.

        A key that is asked for only in true-or-false items is in no cell and uses the first one.
        """
        own = (name for name, ids in self.cells.items() if key.id in ids)
        return self.strata[next(own, next(iter(self.cells)))]

    def _sort_extras(self, item_id: str) -> list[Option]:
        return sorted(self.extras, key=lambda extra: unit_hash(item_id, extra.id))


def make_pool(name: str, asked: Iterable[tuple[str, Option]], extras: tuple[Option, ...]) -> Pool:
    """Return the pool of the items that ask for its values, given as pairs of item id and key."""
    pairs = list(asked)
    values = {key.id: key for _, key in pairs}
    size = _count_options(len(values), len(extras))
    kept = select_within_quota(name, size or MADE_OPTIONS, [(item, key.id) for item, key in pairs])
    keys = Counter(key.id for item, key in pairs if item in kept)
    cells = _make_cells(list(values.values()), keys, size)
    strata = {
        name: make_stratum(
            ((item, key) for item, key in pairs if item in kept and key.id in ids), size
        )
        for name, ids in cells.items()
    }
    return Pool(name, size, kept, len(values), cells, strata, extras)


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


def _make_cells(
    values: list[Option], keys: Mapping[str, int], size: int
) -> dict[str, frozenset[str]]:
    """Split a pool into cells whose items draw only from the cell; the rest is a cell of its own.

    Items never draw from another cell. If a long name drew from names of all lengths, while other
    names drew from their own cells, long names would be the key more often than chance. So if the
    rest is too small for a cell, the pool is not split.
    """
    groups: dict[str, list[Option]] = defaultdict(list)
    for value in values:
        for stratum in value.strata[:1]:
            groups[stratum].append(value)
    usable = {name: group for name, group in groups.items() if _is_usable(group, keys, size)}
    placed = {value.id for group in usable.values() for value in group}
    rest = [value for value in values if value.id not in placed]
    if rest and not _is_usable(rest, keys, size):
        usable, rest = {}, values
    cells = {**usable, "": rest} if rest else usable
    return {name: frozenset(value.id for value in group) for name, group in cells.items()}


def _is_usable(group: list[Option], keys: Mapping[str, int], size: int) -> bool:
    """Return whether a stratum has enough values, and no value is the key too often in it."""
    counts = [keys.get(value.id, 0) for value in group]
    return len(group) >= PER_OPTION * size > 0 and max(counts) * size <= max(size, sum(counts))


def _count_options(own: int, extras: int) -> int:
    for count, enough in ((4, FOUR_OPTIONS_FROM), (3, THREE_OPTIONS_FROM)):
        if own >= enough or (extras and own + extras >= count):
            return count
    return 0
