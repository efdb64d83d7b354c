"""Replace distractors that published items lost, by values that are now offered too seldom.

If a fact is removed, other items lose its value as a distractor, and its own distractors lose an
item that offered them. Each of these is then offered once more, so that all values are distractors
as often as they are keys, times the distractors of an item.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from quizgen.questions.fairness import has_outlier
from quizgen.questions.hashing import unit_hash
from quizgen.questions.options import Option
from quizgen.questions.strata import PoolItem, Ring, make_circle


def fill_gaps(items: Iterable[PoolItem], homes: Mapping[str, str]) -> Iterator[PoolItem]:
    """Yield the items of a pool, those with gaps with the distractors that could be replaced.

    Values of the item's own stratum come first; `homes` gives the stratum of a value by its id.
    """
    listed = tuple(items)
    missing: Counter[str] = Counter()
    for item in listed:
        missing[item.key.id] += item.count
    missing.subtract(option.id for item in listed for option in item.kept)
    circle = make_circle(item for item in listed if item.count and missing[item.key.id] > 0)
    gaps = [item for item in listed if len(item.kept) < item.count and not item.is_computed]
    filled = {
        item.id: _fill(item, circle, homes, missing)
        for item in sorted(gaps, key=lambda item: unit_hash(item.id, "gap"))
    }
    return (filled.get(item.id, item) for item in listed)


def _fill(
    item: PoolItem, circle: Ring, homes: Mapping[str, str], missing: Counter[str]
) -> PoolItem:
    """Return an item with missing values in its gaps, and count these as offered."""
    kept, home = item.kept, homes[item.key.id]
    missed = [
        option
        for option in circle.iter_for(item.id, unit_hash(item.id, "filled"))
        if missing[option.id] > 0
    ]
    for option in sorted(missed, key=lambda option: homes[option.id] != home):
        if len(kept) < item.count and missing[option.id] > 0 and _fits(item, option, kept):
            kept += (option,)
            missing[option.id] -= 1
    return replace(item, kept=kept)


def _fits(item: PoolItem, option: Option, kept: tuple[Option, ...]) -> bool:
    """Return whether an option is fair, and not the longest by far as the last one."""
    is_last = len(kept) == item.count - 1
    return item.fair(option, kept) and not (is_last and has_outlier((item.key, option, *kept)))
