"""Figures of a deck: how many items of what, how large its pools are, where right options stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from quizgen.facts.styles import Style
from quizgen.questions.context import GenerationContext
from quizgen.questions.distractors import Distractors
from quizgen.questions.item import Item


class PoolStatistics(Struct, frozen=True):
    """A pool: its values, the options of its items (0: too few values for any), its items."""

    name: str
    values: int
    options: int
    items: int


class DeckStatistics(Struct, frozen=True):
    """The figures of a deck. Items are counted by style, and by the kind and section of their fact.

    `positions` counts, for multiple choice in no order of its own, at which place from 0 the right
    option stands, by the number of options.
    """

    facts: int
    items: int
    styles: Mapping[str, int]
    kinds: Mapping[str, int]
    sections: Mapping[str, int]
    pools: tuple[PoolStatistics, ...]
    positions: Mapping[int, tuple[int, ...]]


def count_deck(context: GenerationContext, items: Sequence[Item]) -> DeckStatistics:
    """Return the statistics of a deck and its items, the largest first."""
    return DeckStatistics(
        facts=len(context.deck.facts),
        items=len(items),
        styles=_counted(item.style.value for item in items),
        kinds=_counted(item.fact.kind.name for item in items),
        sections=_counted(item.fact.section for item in items),
        pools=_pools(context.distractors, items),
        positions=_positions(items),
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(names).most_common())


def _pools(distractors: Distractors, items: Sequence[Item]) -> tuple[PoolStatistics, ...]:
    made = Counter(item.pool for item in items if item.style is Style.CHOICE)
    found = (
        PoolStatistics(pool.name, pool.values, pool.size, made[pool.name])
        for pool in distractors.pools.values()
    )
    return tuple(sorted(found, key=lambda pool: (-pool.values, pool.name)))


def _positions(items: Sequence[Item]) -> dict[int, tuple[int, ...]]:
    shuffled = [item for item in items if item.style is Style.CHOICE and not item.ordered]
    sizes = sorted({len(item.options) for item in shuffled})
    keys = Counter((len(item.options), item.key) for item in shuffled)
    return {size: tuple(keys[size, place] for place in range(size)) for size in sizes}
