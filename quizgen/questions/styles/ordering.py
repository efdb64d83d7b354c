"""Ordering: put several facts of a deck in order, earliest first, or the steps of a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.events import EVENTS, Event
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Order
from quizgen.questions.item import Item
from quizgen.questions.style import Practice, SheetPart, Stem, Style
from quizgen.values.entities import Members

QUESTION = "order"
FEWEST, MOST = 3, 5
"""The number of events in an item."""
MOST_STEPS = 8
"""The largest number of steps of a process in an item."""
STEPS = "steps"
"""The pool of the steps of a process. All options are true; only their order is asked for."""


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield ordering items over the facts whose kinds name a field to order them by.

    No two events of an item overlap in time, so that it is certain which came first. A fact is used
    in one item at most.
    """
    events = [event for event in context.events if event.asked.is_wanted(style.name, QUESTION)]
    for group in _groups(context.deck, events):
        if len(group) >= FEWEST:
            yield _item(style, context.deck, sorted(group, key=lambda event: event.interval))


def make_steps(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield an item for each question for all steps of a process.

    The steps of a cycle are ordered from the first one on, which the question names.
    """
    for asked in context.asked:
        listed = asked.listed
        if listed is None or not listed.is_ordered:
            continue
        if FEWEST <= len(listed.members) <= MOST_STEPS and asked.is_wanted(style.name):
            yield _steps_item(style, asked, listed, context.deck.language)


def _steps_item(style: Style, asked: AskedQuestion, listed: Members, language: Language) -> Item:
    item_id = asked.item_id(style.name)
    ranks = {member.id: rank for rank, member in enumerate(listed.members, 1)}
    names = {member.id: str(language.phrases.member(member)) for member in listed.members}
    shuffled = sorted(ranks, key=lambda id_: unit_hash(item_id, id_, "order"))
    return Item(
        id=item_id,
        fact=asked.fact,
        question=asked.name,
        style=style,
        stem=asked.stem,
        answer=" → ".join(names.values()),
        rationale=" → ".join(names.values()),
        tags=asked.tags,
        interaction=Order(
            tuple(names[id_] for id_ in shuffled),
            tuple(ranks[id_] for id_ in shuffled),
            STEPS,
        ),
    )


def _groups(deck: Deck, events: list[Event]) -> list[list[Event]]:
    """Put each event, in order of its hash, into the first group where it overlaps no other.

    Groups only grow, so a group without room for an event has no room for another event of the same
    time. The search for that event therefore starts where the earlier search ended. Without this, a
    deck about a single year would compare every pair of events.
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


def _item(style: Style, deck: Deck, events: list[Event]) -> Item:
    facts = [event.asked.fact for event in events]
    item_id = f"{deck.id}/{'+'.join(sorted(fact.id for fact in facts))}/order/{style.name}"
    shuffled = sorted(events, key=lambda event: unit_hash(item_id, event.asked.fact.id, "order"))
    dated = (f"{event.label} ({deck.language.dates.text(event.date)})" for event in events)
    return Item(
        id=item_id,
        fact=facts[0],
        others=tuple(facts[1:]),
        question=QUESTION,
        style=style,
        stem=deck.language.sentences.put_in_order,
        answer=" → ".join(event.label for event in events),
        rationale=" → ".join(dated),
        tags=events[0].asked.tags,
        interaction=Order(
            tuple(event.label for event in shuffled),
            tuple(events.index(event) + 1 for event in shuffled),
            EVENTS,
        ),
    )


ORDERING = Style(
    "ordering",
    interaction=Order,
    stem=Stem.TASK,
    sheet=SheetPart(position=40, share=1),
    practice=Practice(position=50),
    spans_facts=True,
)
