"""Multiple choice: a question with one right option among distractors of its own pool."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizgen.facts.deck import Deck
from quizgen.facts.quantities import Quantity
from quizgen.facts.values import Entity
from quizgen.questions.asking import Asked
from quizgen.questions.distractors import Distractors, Option, Pool, option_of, within_quota
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item, Style


def make_items(deck: Deck, asked: Sequence[Asked]) -> Iterator[Item]:
    """Yield a multiple-choice item for each question whose answer has a fair set of distractors."""
    distractors = Distractors(deck, asked)
    items: list[Item] = []
    pools: dict[str, Pool] = {}
    keys: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in asked:
        pool, item_id = distractors.pool(one), one.item_id(Style.CHOICE)
        if pool is None or not pool.size or not isinstance(one.value, Entity | Quantity):
            continue
        if others := distractors.choose(one, item_id, pool.size - 1):
            key = option_of(one.value)
            items.append(_item(one, pool, key, others))
            pools[pool.name] = pool
            keys[pool.name].append((item_id, key.id))
    kept = set().union(*(within_quota(pools[name], pairs) for name, pairs in keys.items()))
    yield from (item for item in items if item.id in kept)


def _item(one: Asked, pool: Pool, key: Option, others: tuple[Option, ...]) -> Item:
    """Make an item: numbers in ascending order, everything else ordered by hash.

    The position of the key is never balanced: that would leave a signature of its own.
    """
    item_id = one.item_id(Style.CHOICE)
    numeric = isinstance(key.value, Quantity)

    def rank(option: Option) -> float:
        if isinstance(option.value, Quantity):
            return float(option.value.number.value)
        return unit_hash(item_id, option.id, "order")

    options = sorted((*others, key), key=rank)
    return Item(
        id=item_id,
        fact=one.fact,
        question=one.name,
        style=Style.CHOICE,
        stem=one.stem,
        answer=key.label,
        rationale=one.statement,
        tags=one.tags,
        options=tuple(option.label for option in options),
        key=options.index(key),
        pool=pool.name,
        ordered=numeric,
    )
