"""Multiple choice over events by their dates, as in “Which of these happened in August 2024?”."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.kinds import WHAT_HAPPENED
from quizgen.facts.styles import Style
from quizgen.languages.language import Language
from quizgen.questions.context import GenerationContext
from quizgen.questions.events import EVENTS, Event, alone_in_time
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.questions.options import Option
from quizgen.questions.pools import Pool, make_pool

LENGTHS = (30, 39, 51, 66, 86)
"""Where a statement begins to count as longer, in characters: in steps of three tenths."""


def make_items(basis: GenerationContext) -> Iterator[Item]:
    """Yield an item for each event whose date no other event of the deck shares.

    Claims are left out: an option that began with “According to …” would stand out.
    """
    language = basis.deck.language
    events = {
        event.asked.fact.id: event
        for event in basis.events
        if event.asked.is_wanted(Style.CHOICE, WHAT_HAPPENED)
        and event.asked.fact.according_to is None
    }
    pool = make_pool(EVENTS, ((_item_id(e), _option(e, language)) for e in events.values()), ())
    for event in alone_in_time(events.values()) if pool.size else ():
        if others := _others(pool, event, events, language):
            yield _item(event, others, language)


def _item_id(event: Event) -> str:
    return f"{event.asked.deck_id}/{event.asked.fact.id}/{WHAT_HAPPENED}/{Style.CHOICE}"


def _option(event: Event, language: Language) -> Option:
    """Return an event as an option: beside it stand others as long that begin alike."""
    label = event.label
    length = sum(len(label) >= length for length in LENGTHS)
    shape = (length, language.nouns.starts_with_article(label), any(map(str.isdigit, label)))
    return Option(event.asked.fact.id, event.date, label, EVENTS, (), shape)


def _others(
    pool: Pool, event: Event, events: dict[str, Event], language: Language
) -> tuple[Event, ...]:
    """Return as many other events as the pool gives an item, or none."""
    key = _option(event, language)

    def fair(option: Option, chosen: tuple[Option, ...]) -> bool:
        return option.shape == key.shape and option not in (key, *chosen)

    return tuple(events[option.id] for option in pool.draw(key, _item_id(event), fair))


def _item(event: Event, others: tuple[Event, ...], language: Language) -> Item:
    item_id = _item_id(event)
    ordered = sorted(
        (event, *others), key=lambda one: unit_hash(item_id, one.asked.fact.id, "order")
    )
    return Item(
        id=item_id,
        fact=event.asked.fact,
        question=WHAT_HAPPENED,
        style=Style.CHOICE,
        stem=language.sentences.which_happened(event.date),
        answer=event.label,
        rationale=event.asked.statement,
        tags=event.asked.tags,
        options=tuple(one.label for one in ordered),
        key=ordered.index(event),
        pool=EVENTS,
    )
