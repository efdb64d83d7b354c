"""Multiple choice: a question with one right option among distractors of its own pool."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizgen.facts.deck import Deck
from quizgen.facts.values import Entity
from quizgen.questions.asking import Asked
from quizgen.questions.distractors import Distractors, within_quota
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item, Style


def make_items(deck: Deck, asked: Sequence[Asked]) -> Iterator[Item]:
    """Yield a multiple-choice item for each question whose answer has a fair set of distractors."""
    distractors = Distractors(deck, asked)
    made: dict[str, tuple[Item, str]] = {}
    for one in asked:
        pool = distractors.pool(one)
        if pool is None or not pool.size or not isinstance(one.value, Entity):
            continue
        item_id = one.item_id(Style.CHOICE)
        if others := distractors.choose(one, item_id, pool.size - 1):
            made[item_id] = (_item(one, item_id, pool.name, others), one.value.id)
    keys: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for item_id, (item, key) in made.items():
        keys[item.pool or ""].append((item_id, key))
    kept = [within_quota(distractors.pools[pool], items) for pool, items in keys.items()]
    for item_id, (item, _) in made.items():
        if any(item_id in ids for ids in kept):
            yield item


def _item(one: Asked, item_id: str, pool: str, others: tuple[Entity, ...]) -> Item:
    """Make an item, its options ordered by hash: never balanced, which would leave a signature."""
    key = one.value
    options = (*others, key) if isinstance(key, Entity) else others
    ordered = sorted(options, key=lambda value: unit_hash(item_id, value.id, "order"))
    return Item(
        id=item_id,
        fact=one.fact,
        question=one.name,
        style=Style.CHOICE,
        stem=one.stem,
        answer=next(value.name for value in ordered if value is key),
        rationale=one.statement,
        tags=one.tags,
        options=tuple(value.name for value in ordered),
        key=next(index for index, value in enumerate(ordered) if value is key),
        pool=pool,
    )
