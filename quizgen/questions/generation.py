"""Generate the items of a deck from its asked questions."""

from __future__ import annotations

from quizgen.questions.context import GenerationContext
from quizgen.questions.item import Item
from quizgen.questions.styles import STYLES


def generate_items(context: GenerationContext) -> tuple[Item, ...]:
    """Return the items of a deck in the order of its facts, those of a fact in order of STYLES.

    Raises PhrasingError for a template that cannot be rendered.
    """
    items = [item for style in STYLES for item in style.make_items(context)]
    order = {fact.id: index for index, fact in enumerate(context.deck.facts)}
    return tuple(sorted(items, key=lambda item: order[item.fact.id]))
