"""Matching on a picture: find the letter of each part, as on a worksheet."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from quizgen.facts.media.regions import Regions
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Match
from quizgen.questions.item import Item
from quizgen.questions.style import Style
from quizgen.values.entities import Entity, Members

FEWEST, MOST = 4, 8
"""The number of parts in an item. One region at least is left over."""


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield an item for each picture with more than FEWEST regions.

    Of many regions, a hash chooses the parts to find. All regions have letters.
    """
    for asked in context.asked:
        regions, listed = asked.fact.regions, asked.listed
        if regions and listed and asked.is_wanted(style.name) and len(listed.members) > FEWEST:
            yield _item(style, asked, regions, listed, context)


def _item(
    style: Style,
    asked: AskedQuestion,
    regions: Regions,
    listed: Members,
    context: GenerationContext,
) -> Item:
    item_id, sort_key = asked.item_id(style.name), context.deck.language.nouns.sort_key
    drawn = sorted(listed.members, key=lambda member: unit_hash(item_id, member.id, "part"))
    chosen = drawn[: min(MOST, len(drawn) - 1)]
    names = {one.value.name: one.id for one in chosen if isinstance(one.value, Entity)}
    premises, places = tuple(sorted(names, key=sort_key)), regions.in_reading_order
    pairs = tuple(places.index(names[premise]) for premise in premises)
    answer = "; ".join(
        f"{premise} — {ascii_uppercase[at]}" for premise, at in zip(premises, pairs, strict=True)
    )
    return Item(
        id=item_id,
        fact=asked.fact,
        question=asked.name,
        style=style,
        stem=f"{asked.stem.removesuffix('.')}: {' · '.join(premises)}",
        answer=answer,
        rationale=answer,
        tags=asked.tags,
        interaction=Match(premises, tuple(ascii_uppercase[: len(places)]), pairs),
    )
