"""Ordering by amount: put things in order of a value, smallest first, such as a melting point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.questions.comparable_facts import (
    CLEARLY,
    ComparableFact,
    amount_of,
    group_comparable,
)
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Order
from quizgen.questions.item import Item
from quizgen.questions.style import Style

QUESTION = "order"
FEWEST, MOST = 4, 5
"""The number of things in an item."""


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield at most one item for each group of facts of a kind whose `comparing` has an `order`.

    Neighbours differ clearly, and each thing occurs once. The things are chosen by hash.
    """
    for group in group_comparable(style, context):
        comparing = group[0].fact.kind.comparing
        chosen = list(_choose(context.deck.id, group))
        if comparing and comparing.order and len(chosen) >= FEWEST:
            yield _item(style, context, sorted(chosen, key=amount_of))


def _choose(deck: str, group: Iterable[ComparableFact]) -> Iterator[ComparableFact]:
    chosen: list[ComparableFact] = []
    for one in sorted(group, key=lambda one: unit_hash(deck, one.fact.id, QUESTION)):
        if len(chosen) < MOST and all(_are_apart(one, other) for other in chosen):
            chosen.append(one)
            yield one


def _are_apart(one: ComparableFact, other: ComparableFact) -> bool:
    larger = max(abs(amount_of(one)), abs(amount_of(other)))
    difference = abs(amount_of(one) - amount_of(other))
    return one.option.id != other.option.id and difference >= CLEARLY * float(larger) > 0


def _item(style: Style, context: GenerationContext, ranked: list[ComparableFact]) -> Item:
    first = ranked[0]
    ids = "+".join(sorted(one.fact.id for one in ranked))
    item_id = f"{context.deck.id}/{ids}/{QUESTION}/{style.name}"
    shuffled = sorted(ranked, key=lambda one: unit_hash(item_id, one.fact.id, "order"))
    valued = (f"{one.option.label} ({_show_amount(one, context)})" for one in ranked)
    return Item(
        id=item_id,
        fact=first.fact,
        others=tuple(one.fact for one in ranked[1:]),
        question=QUESTION,
        style=style,
        stem=first.asked.phrasing.render_ordering(),
        answer=" → ".join(one.option.label for one in ranked),
        rationale=" → ".join(valued),
        tags=first.asked.tags,
        interaction=Order(
            tuple(one.option.label for one in shuffled),
            tuple(ranked.index(one) + 1 for one in shuffled),
            f"{first.option.pool}, in order",
        ),
    )


def _show_amount(comparable: ComparableFact, context: GenerationContext) -> str:
    return str(context.deck.language.phrases.quantity(comparable.amount))
