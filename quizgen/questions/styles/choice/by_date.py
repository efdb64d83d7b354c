"""Multiple choice by date, across events: “Which of these happened in August 2024?”."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.kinds import WHAT_HAPPENED
from quizgen.languages.language import Language
from quizgen.questions.context import GenerationContext
from quizgen.questions.events import EVENTS, Event, find_isolated_events
from quizgen.questions.fairness import are_near
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.options import Option
from quizgen.questions.pools import PoolItem, make_pool
from quizgen.questions.strata import IsFair
from quizgen.questions.style import Style

LENGTHS = (30, 39, 51, 66, 86)
"""Limits of length in characters, in steps of 30 %: an item’s options lie between the same two."""


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield an item for each event whose date no other event of the deck shares.

    Claims are left out: an option that begins with “According to …” would attract attention.
    """
    language = context.deck.language
    events = {
        event.asked.fact.id: event
        for event in context.events
        if event.asked.is_wanted(style.name, WHAT_HAPPENED)
        and event.asked.fact.according_to is None
    }
    options = {id_: _option(event, language) for id_, event in events.items()}
    ids = {id_: _item_id(style, event) for id_, event in events.items()}
    pool = make_pool(EVENTS, (PoolItem(ids[id_], option) for id_, option in options.items()))
    for event in find_isolated_events(events.values()) if pool.size else ():
        id_ = event.asked.fact.id
        drawn = pool.draw(options[id_], ids[id_], pool.size - 1, _same_shape(options[id_]))
        if len(drawn) == pool.size - 1:
            stem = language.sentences.which_happened(event.date)
            yield _item(style, ids[id_], stem, (event, *(events[option.id] for option in drawn)))


def _item_id(style: Style, event: Event) -> str:
    return f"{event.asked.deck_id}/{event.asked.fact.id}/{WHAT_HAPPENED}/{style.name}"


def _option(event: Event, language: Language) -> Option:
    """Return an event as an option. Its shape is its length and the way it begins."""
    label = event.label
    length = sum(len(label) >= length for length in LENGTHS)
    shape = (length, language.nouns.starts_with_article(label), any(map(str.isdigit, label)))
    return Option(event.asked.fact.id, event.date, label, EVENTS, (), shape)


def _same_shape(key: Option) -> IsFair:
    """Return the test for distractors: other events of the same shape, and of the same years."""

    def is_fair(option: Option, chosen: tuple[Option, ...]) -> bool:
        if option.shape != key.shape or option in (key, *chosen):
            return False
        return all(are_near(option, other) for other in (key, *chosen))

    return is_fair


def _item(style: Style, item_id: str, stem: str, events: tuple[Event, ...]) -> Item:
    """Return an item about the first of the events, with all of them as options."""
    event = events[0]
    ordered = sorted(events, key=lambda shown: unit_hash(item_id, shown.asked.fact.id, "order"))
    return Item(
        id=item_id,
        fact=event.asked.fact,
        question=WHAT_HAPPENED,
        style=style,
        stem=stem,
        answer=event.label,
        rationale=event.asked.statement,
        tags=event.asked.tags,
        interaction=Choice(tuple(shown.label for shown in ordered), ordered.index(event), EVENTS),
    )
