"""Statistics of a deck: counts of its items, sizes of its pools, positions of its keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from quizgen.questions.context import GenerationContext
from quizgen.questions.distractors import Distractors
from quizgen.questions.item import Item
from quizgen.review.item_text import drawn_choices


class PoolStatistics(Struct, frozen=True):
    """Sizes of a pool: its values, the options of each item (0: too few values), its items."""

    name: str
    values: int
    options: int
    items: int


class DeckStatistics(Struct, frozen=True):
    """Statistics of a deck. Items are counted by style, and by the kind and section of their fact.

    `positions` maps a number of options to the counts of the key at each position, for
    multiple-choice items with shuffled options.
    """

    facts: int
    items: int
    styles: Mapping[str, int]
    kinds: Mapping[str, int]
    sections: Mapping[str, int]
    pools: tuple[PoolStatistics, ...]
    positions: Mapping[int, tuple[int, ...]]


def count_deck(context: GenerationContext, items: Sequence[Item]) -> DeckStatistics:
    """Return the statistics of a deck and its items, the largest counts first."""
    return DeckStatistics(
        facts=len(context.deck.facts),
        items=len(items),
        styles=_count_names(item.style.name for item in items),
        kinds=_count_names(item.fact.kind.name for item in items),
        sections=_count_names(item.fact.section for item in items),
        pools=_count_pools(context.distractors, items),
        positions=_count_positions(items),
    )


def _count_names(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(names).most_common())


def _count_pools(distractors: Distractors, items: Sequence[Item]) -> tuple[PoolStatistics, ...]:
    items_by_pool = Counter(choice.pool for _, choice in drawn_choices(items))
    found = (
        PoolStatistics(pool.name, pool.values, pool.size, items_by_pool[pool.name])
        for pool in distractors.pools
    )
    return tuple(sorted(found, key=lambda pool: (-pool.values, pool.name)))


def _count_positions(items: Sequence[Item]) -> dict[int, tuple[int, ...]]:
    shuffled = [choice for _, choice in drawn_choices(items) if not choice.ordered]
    sizes = sorted({len(choice.options) for choice in shuffled})
    keys = Counter((len(choice.options), choice.key) for choice in shuffled)
    return {size: tuple(keys[size, index] for index in range(size)) for size in sizes}
