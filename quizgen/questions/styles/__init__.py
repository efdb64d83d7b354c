"""The styles of items, one module each. To add a style, add a module and a line to `MAKERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizgen.facts.deck_schema import StyleNames
from quizgen.questions.context import GenerationContext
from quizgen.questions.item import Item
from quizgen.questions.style import SheetPart, Style
from quizgen.questions.styles import (
    cloze,
    flashcard,
    hotspot,
    listing,
    matching,
    matching_letters,
    odd_one_out,
    ordering,
    ordering_by_amount,
    true_false,
    typed,
)
from quizgen.questions.styles.choice import CHOICE, by_amount, by_date, from_pool

Maker = Callable[[Style, GenerationContext], Iterator[Item]]
"""A function that generates the items of a style. It may raise PhrasingError."""

MAKERS: dict[Style, tuple[Maker, ...]] = {
    flashcard.FLASHCARD: (flashcard.make_items,),
    flashcard.REVERSE: (),
    listing.LISTING: (listing.make_items,),
    hotspot.HOTSPOT: (hotspot.make_items,),
    cloze.CLOZE: (cloze.make_items,),
    typed.TYPED: (typed.make_items,),
    true_false.TRUE_FALSE: (true_false.make_items,),
    CHOICE: (from_pool.make_items, by_date.make_items, by_amount.make_items),
    odd_one_out.ODD_ONE_OUT: (odd_one_out.make_items,),
    matching.MATCHING: (matching.make_items, matching_letters.make_items),
    ordering.ORDERING: (
        ordering.make_items,
        ordering.make_steps,
        ordering_by_amount.make_items,
    ),
}
"""All styles, in the order in which a fact's items are generated, with their makers."""

STYLES: tuple[Style, ...] = tuple(MAKERS)

SHEET_PARTS: dict[Style, SheetPart] = dict(
    sorted(
        ((style, style.sheet) for style in STYLES if style.sheet),
        key=lambda part: part[1].position,
    )
)
"""The styles that quiz sheets print, in order of their parts."""

STYLE_NAMES = StyleNames(
    every=tuple(style.name for style in STYLES),
    on_sheets=tuple(style.name for style in SHEET_PARTS),
)
"""The names by which decks refer to styles."""
