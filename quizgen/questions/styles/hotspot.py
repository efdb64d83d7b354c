"""Hotspot: find a part in a picture, by a tap, or by the letter of its place on paper."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.questions.context import GenerationContext
from quizgen.questions.interactions import Hotspot
from quizgen.questions.item import Item
from quizgen.questions.recall import HOTSPOT as NAME
from quizgen.questions.style import Practice, SheetPart, Stem, Style


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield an item for each region of a picture that a question of its kind asks to find."""
    for asked in context.asked:
        regions = asked.fact.regions
        if regions and style.name in asked.spec.styles and asked.is_wanted(style.name):
            places = regions.in_reading_order
            member = asked.name.partition(".")[2]
            yield Item(
                id=asked.item_id(),
                fact=asked.fact,
                question=asked.name,
                style=style,
                stem=asked.stem,
                answer=asked.answer,
                rationale=asked.statement,
                tags=asked.tags,
                interaction=Hotspot(places, places.index(member)),
            )


HOTSPOT = Style(
    NAME,
    interaction=Hotspot,
    stem=Stem.QUESTION,
    sheet=SheetPart(position=57, share=0, fills_up=True, remedy="add a picture with regions"),
    note_type="fact",
    practice=Practice(position=37),
    is_memory_card=True,
)
