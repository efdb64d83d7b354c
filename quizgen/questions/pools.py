"""Pools: all values of one kind that a deck asks for, and how many options their items have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizgen.questions.hashing import unit_hash
from quizgen.questions.options import Option
from quizgen.questions.strata import Stratum, make_stratum

FOUR_OPTIONS_FROM, THREE_OPTIONS_FROM = 12, 6
"""How many values a pool must hold for so many options, if its author vouches for no extras."""
PER_OPTION = 3
"""How many values a stratum must hold for each option of an item."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The values of one kind that a deck asks for.

    `size` is the number of options of every item of the pool, 0 where it is too small for any.
    `items` are the ids of the items that may be made. `strata` holds the usable ones by name, and
    the whole pool under the empty name; `extras` are the author's own distractors.
    """

    name: str
    size: int
    items: frozenset[str]
    strata: Mapping[str, Stratum]
    extras: Stratum

    def strata_of(self, key: Option) -> tuple[Stratum, ...]:
        """Return the usable strata that hold a key, the finest first, and the whole pool last."""
        return tuple(self.strata[name] for name in (*key.strata, "") if name in self.strata)


def make_pool(name: str, asked: Iterable[tuple[str, Option]], extras: tuple[Option, ...]) -> Pool:
    """Make a pool of the items that ask for its values, as pairs of item id and key."""
    pairs = list(asked)
    values = {key.id: key for _, key in pairs}
    size = _options(len(values), len(extras))
    kept = within_quota(name, size or THREE_OPTIONS_FROM, [(item, key.id) for item, key in pairs])
    keys = Counter(key.id for item, key in pairs if item in kept)
    groups: dict[str, list[Option]] = defaultdict(list)
    for value in values.values():
        for stratum in value.strata:
            groups[stratum].append(value)
    usable = {stratum: group for stratum, group in groups.items() if _usable(group, keys, size)}
    strata = {
        stratum: make_stratum(group, keys, keys.total(), size)
        for stratum, group in {**usable, "": list(values.values())}.items()
    }
    return Pool(name, size, kept, strata, make_stratum(extras, {}, 0, size))


def within_quota(pool: str, size: int, items: list[tuple[str, str]]) -> frozenset[str]:
    """Return the ids of the items to keep so that no value is right too often.

    `items` pairs item ids with the ids of their keys. A value may be the key of one item in `size`,
    so that “always pick X” scores at chance; the surplus goes by hash order.
    """
    kept = sorted(items, key=lambda item: unit_hash(pool, item[0], "quota"))
    while kept:
        allowed = max(1, len(kept) // size)
        seen: Counter[str] = Counter()
        within = []
        for item in kept:
            seen[item[1]] += 1
            if seen[item[1]] <= allowed:
                within.append(item)
        if len(within) == len(kept):
            break
        kept = within
    return frozenset(item_id for item_id, _ in kept)


def _usable(group: list[Option], keys: Mapping[str, int], size: int) -> bool:
    """Tell whether a stratum has enough values, none of them right too often within it."""
    counts = [keys.get(value.id, 0) for value in group]
    return len(group) >= PER_OPTION * size > 0 and max(counts) * size <= max(size, sum(counts))


def _options(own: int, extras: int) -> int:
    for count, enough in ((4, FOUR_OPTIONS_FROM), (3, THREE_OPTIONS_FROM)):
        if own >= enough or (extras and own + extras >= count):
            return count
    return 0
