"""Ordering: several facts of a deck to be put in order, earliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.context import GenerationContext
from quizgen.questions.events import EVENTS, Event
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item

QUESTION = "order"
FEWEST, MOST = 3, 5
"""How many events there are to put in order."""


def make_items(basis: GenerationContext) -> Iterator[Item]:
    """Yield ordering items over the facts whose kinds say by which field they can be ordered.

    No two events of an item overlap in time: which came first must be certain. A fact stands in
    one item at most.
    """
    events = [one for one in basis.events if one.asked.is_wanted(Style.ORDERING, QUESTION)]
    for group in _groups(basis.deck, events):
        if len(group) >= FEWEST:
            yield _item(basis.deck, sorted(group, key=lambda event: event.interval))


def _groups(deck: Deck, events: list[Event]) -> list[list[Event]]:
    """Put each event, by hash order, into the first group in which it overlaps with nothing.

    Groups only grow. So one without room for an event has none for any later one of the same time,
    which begins to look where that one ended: else a deck of a single year would look at each pair.
    """
    groups: list[list[Event]] = []
    begin: dict[object, int] = defaultdict(int)
    unfilled = 0
    for event in sorted(events, key=lambda event: unit_hash(deck.id, event.asked.fact.id, "order")):
        places = range(max(unfilled, begin[event.interval]), len(groups))
        fitting = (place for place in places if _has_room(groups[place], event))
        place = next(fitting, len(groups))
        if place == len(groups):
            groups.append([])
        groups[place].append(event)
        begin[event.interval] = place + 1
        while unfilled < len(groups) and len(groups[unfilled]) == MOST:
            unfilled += 1
    return groups


def _has_room(group: list[Event], event: Event) -> bool:
    return len(group) < MOST and all(map(event.is_apart_from, group))


def _item(deck: Deck, events: list[Event]) -> Item:
    facts = [event.asked.fact for event in events]
    item_id = f"{deck.id}/{'+'.join(sorted(fact.id for fact in facts))}/order/{Style.ORDERING}"
    shuffled = sorted(events, key=lambda event: unit_hash(item_id, event.asked.fact.id, "order"))
    dated = (f"{event.label} ({deck.language.dates.text(event.date)})" for event in events)
    return Item(
        id=item_id,
        fact=facts[0],
        others=tuple(facts[1:]),
        question=QUESTION,
        style=Style.ORDERING,
        stem=deck.language.sentences.put_in_order,
        answer=" → ".join(event.label for event in events),
        rationale=" → ".join(dated),
        tags=events[0].asked.tags,
        options=tuple(event.label for event in shuffled),
        solution=tuple(events.index(event) + 1 for event in shuffled),
        pool=EVENTS,
    )
