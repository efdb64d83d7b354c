"""From a deck to its items."""

from __future__ import annotations

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.asked_questions import ask_questions
from quizgen.questions.context import GenerationContext
from quizgen.questions.item import Item
from quizgen.questions.phrasing import PhrasingError
from quizgen.questions.styles import STYLES


def generate_items(deck: Deck) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """Return all items of a deck, in the order of its facts, and within one in that of STYLES.

    A template that cannot be rendered gives a finding (`Q01`) and no items: half a deck would look
    like a whole one.
    """
    try:
        basis = GenerationContext(deck, tuple(ask_questions(deck)))
        items = [item for style in STYLES for item in style.make_items(basis)]
    except PhrasingError as error:
        return (), (error.finding(),)
    order = {fact.id: index for index, fact in enumerate(deck.facts)}
    return tuple(sorted(items, key=lambda item: order[item.fact.id])), ()
