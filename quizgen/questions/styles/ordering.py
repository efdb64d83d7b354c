"""Ordering: several facts of a deck to be put in order, earliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from quizgen.facts.dates import PartialDate
from quizgen.facts.deck import Deck
from quizgen.questions import english, phrasing
from quizgen.questions.asking import Asked
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item, Style

FEWEST, MOST = 3, 5
"""How many events there are to put in order."""


@dataclass(frozen=True, slots=True)
class _Event:
    asked: Asked
    date: PartialDate
    label: str


def make_items(deck: Deck, asked: Sequence[Asked]) -> Iterator[Item]:
    """Yield ordering items over the facts whose kinds say by which field they can be ordered.

    No two events of an item overlap in time: which came first must be certain. A fact stands in
    one item at most.
    """
    for events in _groups(deck, list(_events(deck, asked))):
        if len(events) >= FEWEST:
            yield _item(deck, sorted(events, key=lambda event: event.date.interval()))


def _events(deck: Deck, asked: Sequence[Asked]) -> Iterator[_Event]:
    for _, group in groupby(asked, key=lambda one: one.fact.id):
        one = next(group)
        field = one.fact.kind.kind.ordering
        date = one.values.get(field) if field else None
        if isinstance(date, PartialDate):
            values = {name: value for name, value in one.values.items() if name != field}
            label = phrasing.statement(one.fact, values, deck.language).removesuffix(".")
            yield _Event(one, date, label)


def _groups(deck: Deck, events: list[_Event]) -> list[list[_Event]]:
    """Put each event, by hash order, into the first group in which it overlaps with nothing."""
    groups: list[list[_Event]] = []
    for event in sorted(events, key=lambda event: unit_hash(deck.id, event.asked.fact.id, "order")):
        fitting = (
            group
            for group in groups
            if len(group) < MOST and all(_disjoint(event.date, other.date) for other in group)
        )
        group = next(fitting, None)
        if group is None:
            groups.append(group := [])
        group.append(event)
    return groups


def _disjoint(one: PartialDate, other: PartialDate) -> bool:
    (start, end), (other_start, other_end) = one.interval(), other.interval()
    return end < other_start or other_end < start


def _item(deck: Deck, events: list[_Event]) -> Item:
    facts = [event.asked.fact for event in events]
    item_id = f"{deck.id}/{'+'.join(sorted(fact.id for fact in facts))}/order/{Style.ORDERING}"
    shuffled = sorted(events, key=lambda event: unit_hash(item_id, event.asked.fact.id, "order"))
    dated = (f"{event.label} ({english.date_text(event.date)})" for event in events)
    return Item(
        id=item_id,
        fact=facts[0],
        others=tuple(facts[1:]),
        question="order",
        style=Style.ORDERING,
        stem=english.ORDER,
        answer=" → ".join(event.label for event in events),
        rationale=" → ".join(dated),
        tags=events[0].asked.tags,
        options=tuple(event.label for event in shuffled),
        solution=tuple(events.index(event) + 1 for event in shuffled),
        pool="events",
    )
