"""Generate the items of a deck from its asked questions."""

from __future__ import annotations

from quizgen.questions.context import GenerationContext
from quizgen.questions.item import Item
from quizgen.questions.styles import MAKERS


def generate_items(context: GenerationContext) -> tuple[Item, ...]:
    """Return all items of a deck, in the order of its facts and, within a fact, of `MAKERS`.

    They have the styles that the deck makes.
    Raises PhrasingError for a template that cannot be rendered.
    """
    items = [
        item for style, makers in MAKERS.items() for make in makers for item in make(style, context)
    ]
    order = {fact.id: index for index, fact in enumerate(context.deck.facts)}
    made = (item for item in items if context.deck.makes(item.style.name))
    return tuple(sorted(made, key=lambda item: order[item.fact.id]))
