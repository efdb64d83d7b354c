"""Multiple choice by amount, across facts: “Which of these carried the most guns?”.

Every option is a fact of the deck with an amount of its own, so only known amounts are compared.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from quizgen.facts.kinds import WHICH_MOST
from quizgen.questions.comparable_facts import (
    CLEARLY,
    ComparableFact,
    amount_of,
    group_comparable,
)
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.kept_options import arrange
from quizgen.questions.option_ids import name_fact, record
from quizgen.questions.style import Style
from quizgen.questions.styles.choice.key_quota import drop_surplus

OPTIONS = 3
"""The number of facts in an item, the same for all items of a pool."""


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield an item for each group of facts that differ in subject and amount only.

    A fact is used in one item at most, so that the number of times an answer is offered gives
    nothing away, and items whose key is the key too often are dropped.
    """
    made = [
        _item(style, context, sorted(group, key=amount_of))
        for comparables in group_comparable(style, context)
        for group in _groups(context, style, comparables)
    ]
    return drop_surplus(made, context.kept)


def _groups(
    context: GenerationContext, style: Style, comparables: list[ComparableFact]
) -> list[list[ComparableFact]]:
    """Return groups of OPTIONS facts: those of published items, then the others by hash."""
    deck_id = context.deck.id
    ordered = sorted(comparables, key=lambda one: unit_hash(deck_id, one.fact.id, WHICH_MOST))
    groups = list(_published_groups(context, style, ordered))
    used = {comparable.fact.id for group in groups for comparable in group}
    return [*groups, *_new_groups(one for one in ordered if one.fact.id not in used)]


def _published_groups(
    context: GenerationContext, style: Style, comparables: Sequence[ComparableFact]
) -> list[list[ComparableFact]]:
    """Return the groups of published items, key first, with the facts that they can keep.

    Gaps get facts of no group, and otherwise distractors of other groups. An item that comes back
    needs a key that is in no other group by now.
    """
    by_id = {name_fact(comparable.fact.id): comparable for comparable in comparables}
    items = {_item_id(context, style, comparable): comparable for comparable in comparables}
    groups: list[list[ComparableFact]] = []
    used: set[str] = set()
    keys: set[str] = set()
    for item_id in sorted(items.keys() & context.ranks.keys(), key=context.ranks.__getitem__):
        key = items[item_id]
        if key.fact.id not in used:
            kept = (by_id[id_] for id_ in context.published(item_id) if id_ in by_id)
            groups.append(_fill_group([key], (one for one in kept if one.fact.id not in keys)))
            used |= {comparable.fact.id for comparable in groups[-1]}
            keys.add(key.fact.id)
    distractors = [comparable for group in groups for comparable in group[1:]]
    for group in groups:
        if len(group) < OPTIONS:
            spare = (comparable for comparable in comparables if comparable.fact.id not in used)
            group[:] = _fill_group(group, chain(spare, distractors))
            used |= {comparable.fact.id for comparable in group}
    return [group for group in groups if len(group) == OPTIONS]


def _fill_group(
    group: list[ComparableFact], candidates: Iterable[ComparableFact]
) -> list[ComparableFact]:
    """Return a group with candidates added, up to OPTIONS facts; the first must have the most."""
    for candidate in candidates:
        if len(group) == OPTIONS:
            break
        if _is_first_largest([*group, candidate]):
            group = [*group, candidate]
    return group


def _is_first_largest(group: Sequence[ComparableFact]) -> bool:
    ranked = sorted(group, key=amount_of)
    return ranked[-1] is group[0] and _has_clear_maximum(ranked)


def _new_groups(comparables: Iterable[ComparableFact]) -> Iterator[list[ComparableFact]]:
    """Yield groups of OPTIONS facts until the rest forms no more, so that the next build has none.

    Each fact joins two facts without a group. It tries only those with the smallest and the largest
    amounts, because these most often leave a clear maximum.
    """
    rest: list[ComparableFact] = []
    for comparable in comparables:
        ends = rest if len(rest) <= 2 * OPTIONS else [*rest[:OPTIONS], *rest[-OPTIONS:]]
        groups = (sorted((*pair, comparable), key=amount_of) for pair in combinations(ends, 2))
        if group := next(filter(_has_clear_maximum, groups), None):
            rest = [other for other in rest if all(other is not one for one in group)]
            yield group
        else:
            insort(rest, comparable, key=amount_of)


def _has_clear_maximum(ranked: list[ComparableFact]) -> bool:
    """Return whether one amount is clearly the largest, and each belongs to another entity."""
    second, first = (float(comparable.amount.number.value) for comparable in ranked[-2:])
    return len({comparable.option.id for comparable in ranked}) == len(ranked) and (
        first - second >= CLEARLY * first
    )


def _item_id(context: GenerationContext, style: Style, key: ComparableFact) -> str:
    return f"{context.deck.id}/{key.fact.id}/{WHICH_MOST}/{style.name}"


def _item(style: Style, context: GenerationContext, ranked: list[ComparableFact]) -> Item:
    key, *others = reversed(ranked)
    item_id, key_id = _item_id(context, style, key), name_fact(key.fact.id)
    named = {name_fact(comparable.fact.id): comparable for comparable in (key, *others)}
    order = arrange(named, key_id, item_id, context.published(item_id))
    return Item(
        id=item_id,
        fact=key.fact,
        others=tuple(comparable.fact for comparable in others),
        question=WHICH_MOST,
        style=style,
        stem=key.asked.phrasing.render_comparison(),
        answer=key.option.label,
        rationale=" ".join(comparable.asked.statement for comparable in (key, *others)),
        tags=key.asked.tags,
        interaction=Choice(
            tuple(named[id_].option.label for id_ in order),
            order.index(key_id),
            f"{key.option.pool}, compared",
            ids=record(order, key_id),
        ),
    )
