"""Pools: all values of one kind that a deck asks for, and how many options their items have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from quizgen.questions.hashing import unit_hash
from quizgen.questions.options import Option
from quizgen.questions.strata import IsFair, Stratum, make_stratum

FOUR_OPTIONS_FROM, THREE_OPTIONS_FROM = 12, 6
"""How many values a pool must hold for so many options, if its author vouches for no extras."""
MADE_OPTIONS = 4
"""How many options an item has whose wrong ones are made rather than drawn."""
PER_OPTION = 3
"""How many values a stratum must hold for each option of an item."""


class Pool(Struct, frozen=True):
    """The values of one kind that a deck asks for.

    `size` is the number of options of every item of the pool, 0 where it is too small for any.
    `items` are the ids of the items that may be made; `values` counts their distinct answers.
    `cells` are the answers' ids by stratum; `extras` are the author's own distractors.
    """

    name: str
    size: int
    items: frozenset[str]
    values: int
    cells: Mapping[str, frozenset[str]]
    strata: Mapping[str, Stratum]
    extras: tuple[Option, ...]

    def draw(self, key: Option, item_id: str, fair: IsFair) -> tuple[Option, ...]:
        """Return the wrong options of an item: from the key's stratum, then extras.

        Nothing where fewer are fair than the pool's items have.
        """
        count = self.size - 1
        chosen = self._stratum(key).draw(item_id, count, fair)
        for option in self._extras(item_id) if len(chosen) < count else ():
            if len(chosen) < count and fair(option, chosen):
                chosen += (option,)
        return chosen if len(chosen) == count else ()

    def iter_candidates(self, key: Option, item_id: str) -> Iterator[Option]:
        """Yield what a single wrong option is drawn from, in order: the key's stratum, extras."""
        yield from self._stratum(key).iter_following(item_id)
        yield from self._extras(item_id)

    def _stratum(self, key: Option) -> Stratum:
        """Return the stratum that a key draws from.

        One that no multiple choice asks for, but a statement does, has none of its own.
        """
        own = (name for name, ids in self.cells.items() if key.id in ids)
        return self.strata[next(own, next(iter(self.cells)))]

    def _extras(self, item_id: str) -> list[Option]:
        return sorted(self.extras, key=lambda extra: unit_hash(item_id, extra.id))


def make_pool(name: str, asked: Iterable[tuple[str, Option]], extras: tuple[Option, ...]) -> Pool:
    """Make a pool of the items that ask for its values, as pairs of item id and key."""
    pairs = list(asked)
    values = {key.id: key for _, key in pairs}
    size = _options(len(values), len(extras))
    kept = select_within_quota(name, size or MADE_OPTIONS, [(item, key.id) for item, key in pairs])
    keys = Counter(key.id for item, key in pairs if item in kept)
    cells = _cells(list(values.values()), keys, size)
    strata = {
        name: make_stratum(
            ((item, key) for item, key in pairs if item in kept and key.id in ids), size
        )
        for name, ids in cells.items()
    }
    return Pool(name, size, kept, len(values), cells, strata, extras)


def select_within_quota(pool: str, size: int, items: list[tuple[str, str]]) -> frozenset[str]:
    """Return the ids of the items to keep so that no value is right too often.

    `items` pairs item ids with the ids of their keys. A value may be the key of one item in `size`,
    so that “always pick X” scores at chance; the surplus goes by hash order.
    """
    kept = items
    while kept:
        counts = Counter(key for _, key in kept)
        allowed = max(1, len(kept) // size)
        if max(counts.values()) <= allowed:
            break
        kept = list(_first_of_each(pool, kept, allowed))
    return frozenset(item for item, _ in kept)


def _first_of_each(
    pool: str, items: list[tuple[str, str]], allowed: int
) -> Iterator[tuple[str, str]]:
    """Yield so many items of each key, those that come first by hash."""
    seen: Counter[str] = Counter()
    for item, key in sorted(items, key=lambda pair: unit_hash(pool, pair[0], "quota")):
        seen[key] += 1
        if seen[key] <= allowed:
            yield item, key


def _cells(values: list[Option], keys: Mapping[str, int], size: int) -> dict[str, frozenset[str]]:
    """Split a pool into cells that draw from themselves alone; what fits in none is one more cell.

    Nobody may draw across a border: a long name that stands among names of all lengths, while names
    of other lengths keep to themselves, would be right more often than chance. So where the rest is
    too small to be a cell, there are no borders.
    """
    groups: dict[str, list[Option]] = defaultdict(list)
    for value in values:
        for stratum in value.strata[:1]:
            groups[stratum].append(value)
    usable = {name: group for name, group in groups.items() if _usable(group, keys, size)}
    placed = {value.id for group in usable.values() for value in group}
    rest = [value for value in values if value.id not in placed]
    if rest and not _usable(rest, keys, size):
        usable, rest = {}, values
    cells = {**usable, "": rest} if rest else usable
    return {name: frozenset(value.id for value in group) for name, group in cells.items()}


def _usable(group: list[Option], keys: Mapping[str, int], size: int) -> bool:
    """Tell whether a stratum has enough values, none of them right too often within it."""
    counts = [keys.get(value.id, 0) for value in group]
    return len(group) >= PER_OPTION * size > 0 and max(counts) * size <= max(size, sum(counts))


def _options(own: int, extras: int) -> int:
    for count, enough in ((4, FOUR_OPTIONS_FROM), (3, THREE_OPTIONS_FROM)):
        if own >= enough or (extras and own + extras >= count):
            return count
    return 0
