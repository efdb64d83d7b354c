"""Multiple choice by date, across events: “Which of these happened in August 2024?”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizgen.facts.kinds import WHAT_HAPPENED
from quizgen.languages.language import Language
from quizgen.questions.context import GenerationContext
from quizgen.questions.events import EVENTS, Event, find_isolated_events
from quizgen.questions.fairness import are_near
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.kept_options import arrange, keep_options
from quizgen.questions.option_ids import name_fact, record
from quizgen.questions.options import Option
from quizgen.questions.pools import Pool
from quizgen.questions.settled_pools import settle_pool
from quizgen.questions.strata import FEWEST, IsFair, PoolItem
from quizgen.questions.style import Style

LENGTHS = (30, 39, 51, 66, 86)
"""Limits of length in characters, in steps of 30 %: an item’s options lie between the same two."""


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield an item for each event whose date no other event of the deck shares.

    Claims are left out: an option that begins with “According to …” would attract attention.
    """
    events = {
        name_fact(event.asked.fact.id): event
        for event in context.events
        if event.asked.is_wanted(style.name, WHAT_HAPPENED)
        and event.asked.fact.according_to is None
    }
    known = {id_: _option(event, context.deck.language) for id_, event in events.items()}
    isolated = {event.asked.fact.id for event in find_isolated_events(events.values())}
    keys = [event for event in events.values() if event.asked.fact.id in isolated]
    others = tuple(known[id_] for id_, event in events.items() if event not in keys)
    items = [_pool_item(style, event, known, context) for event in keys]
    settled = settle_pool(EVENTS, items, (others,), _draw)
    for item in items:
        if drawn := settled.chosen.get(item.id):
            shown = {option.id: events[option.id] for option in (item.key, *drawn)}
            order = arrange(shown, item.key.id, item.id, context.published(item.id))
            choice = Choice(
                tuple(shown[id_].label for id_ in order),
                order.index(item.key.id),
                settled.pool.name_for(len(order)),
                ids=record(order, item.key.id),
            )
            stem = context.deck.language.sentences.which_happened(shown[item.key.id].date)
            yield _item(style, item.id, stem, shown[item.key.id], choice)


def _pool_item(
    style: Style, event: Event, known: Mapping[str, Option], context: GenerationContext
) -> PoolItem:
    """Return an item that asks for an event, with the options that it keeps."""
    item_id = f"{event.asked.deck_id}/{event.asked.fact.id}/{WHAT_HAPPENED}/{style.name}"
    key = known[name_fact(event.asked.fact.id)]
    item = PoolItem(item_id, key, _same_shape(key))
    return keep_options(item, context.published(item_id), known)


def _draw(item: PoolItem, pool: Pool) -> tuple[Option, ...]:
    """Return the distractors of an item; empty if there are too few."""
    if not pool.size and len(item.kept) < FEWEST:
        return ()
    count = item.count or pool.size - 1
    drawn = pool.draw(item, count, item.fair)
    return drawn if len(drawn) >= (FEWEST if item.count else count) else ()


def _option(event: Event, language: Language) -> Option:
    """Return an event as an option. Its shape is its length and the way it begins."""
    label = event.label
    length = sum(len(label) >= length for length in LENGTHS)
    shape = (length, language.nouns.starts_with_article(label), any(map(str.isdigit, label)))
    return Option(name_fact(event.asked.fact.id), event.date, label, EVENTS, (), shape)


def _same_shape(key: Option) -> IsFair:
    """Return the test for distractors: other events of the same shape, and of the same years."""

    def is_fair(option: Option, chosen: tuple[Option, ...]) -> bool:
        if option.shape != key.shape or option in (key, *chosen):
            return False
        return all(are_near(option, other) for other in (key, *chosen))

    return is_fair


def _item(style: Style, item_id: str, stem: str, event: Event, choice: Choice) -> Item:
    return Item(
        id=item_id,
        fact=event.asked.fact,
        question=WHAT_HAPPENED,
        style=style,
        stem=stem,
        answer=event.label,
        rationale=event.asked.statement,
        tags=event.asked.tags,
        interaction=choice,
    )
