"""Decks that grew in steps, with options that each step keeps from those before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from quizgen.facts.deck import Deck, Fact
from quizgen.pipeline import generate_deck
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.values.entities import Entity


def grow(
    deck: Deck, steps: int, *, mixed_up: bool = False, removing: bool = False
) -> Sequence[Item]:
    """Return the items of a deck whose facts were added in steps.

    The facts are in their order, unless `mixed_up`. If `removing`, some of the facts so far are
    removed in each step.
    """
    items: Sequence[Item] = ()
    for facts in grow_facts(deck.facts, steps, mixed_up=mixed_up, removing=removing):
        items = generate_deck(with_facts(deck, facts), keep(items)).items
    return items


def grow_facts(
    facts: Sequence[Fact], steps: int, *, mixed_up: bool, removing: bool
) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts of each step, in the order of the deck."""
    place = {fact.id: at for at, fact in enumerate(facts)}
    order = sorted(facts, key=lambda f: unit_hash("arrival", f.id) if mixed_up else place[f.id])
    gone = set()
    for step in range(1, steps + 1):
        there = order[: len(order) * step // steps]
        if removing:
            gone |= {
                f.id
                for f in there[: len(order) * (step - 1) // steps]
                if unit_hash("gone", f.id, str(step)) < 0.01
            }
        yield tuple(sorted((f for f in there if f.id not in gone), key=lambda f: place[f.id]))


def keep(items: Sequence[Item]) -> dict[str, tuple[str, ...]]:
    """Return the options of published items, as a ledger records them."""
    return {
        item.id: item.interaction.ids
        for item in items
        if item.style.note_type and isinstance(item.interaction, Choice)
    }


def with_facts(deck: Deck, facts: Sequence[Fact]) -> Deck:
    """Return a deck with some of its facts, and with the entities that these name."""
    values = (value for fact in facts for value in fact.values.values())
    named = {value.id for value in values if isinstance(value, Entity)}
    entities = {id_: entity for id_, entity in deck.entities.items() if id_ in named}
    return replace(deck, facts=tuple(facts), entities=entities)
