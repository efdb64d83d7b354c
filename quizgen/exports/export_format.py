"""An export format: the files it writes, and which parts of an item it carries in each style."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import Choice, Interaction, Match, Order
from quizgen.questions.item import Item
from quizgen.questions.style import Style


class ItemPart(StrEnum):
    """A part of an item that a format can carry."""

    STEM = "stem"
    OPTIONS = "options"
    ANSWER = "answer"
    RATIONALE = "rationale"
    QUOTE = "quote"
    SOURCE = "source"
    PICTURES = "pictures"
    SOUNDS = "sounds"
    FORMULAS = "formulas"
    TAGS = "tags"


NO_PARTS: frozenset[ItemPart] = frozenset()
"""The value of `parts_of` for a style that a format leaves out."""

PRINTED_PARTS = frozenset({
    ItemPart.STEM, ItemPart.ANSWER, ItemPart.QUOTE, ItemPart.SOURCE, ItemPart.PICTURES,
    ItemPart.FORMULAS,
})  # fmt: skip
"""The parts that cards, sheets and keys on paper have in every style that they print."""


def carried_parts(
    style: Style, parts: frozenset[ItemPart], left_out: tuple[type[Interaction], ...] = ()
) -> frozenset[ItemPart]:
    """Return the parts of a format that it carries in a style; only some styles have options.

    `left_out` are the interactions of the styles that the format leaves out.
    """
    if style.interaction in left_out:
        return NO_PARTS
    has_options = style.interaction in (Choice, Match, Order)
    return parts if has_options else parts - {ItemPart.OPTIONS}


def find_no_obstacle(deck: Deck, item: Item) -> str:
    """Return the obstacle of an item in a format that takes any item of a style: none."""
    del deck, item
    return ""


class ExportFormat(Struct, frozen=True):
    """A format, declared by the module that writes it.

    `make_files` yields names and contents. `parts_of` returns the parts of an item that the format
    carries in a style, or NO_PARTS if it leaves the style out; loss reports are computed from them.
    `commands` are the commands that write the format. `conversions` says, by interaction, what an
    item becomes if the format has no such question. `find_obstacle` returns why an item of a
    carried style cannot be written, or an empty text. `left_out` is the reason why other styles are
    left out. Only a text can be written to stdout.
    """

    name: str
    about: str
    make_files: Callable[[Publication], Iterator[tuple[str, bytes]]]
    parts_of: Callable[[Style], frozenset[ItemPart]]
    commands: frozenset[str] = frozenset({"build"})
    conversions: Mapping[type[Interaction], str] = {}
    find_obstacle: Callable[[Deck, Item], str] = find_no_obstacle
    left_out: str = "the format has no such question"
    is_text: bool = True

    def carries(self, styles: tuple[Style, ...]) -> Mapping[Style, frozenset[ItemPart]]:
        """Return the parts carried in each of the styles that the format does not leave out."""
        parts = {style: self.parts_of(style) for style in styles}
        return {style: carried for style, carried in parts.items() if carried}

    def conversion_of(self, style: Style) -> str:
        """Return what an item of a carried style becomes; empty if it stays what it is."""
        return self.conversions.get(style.interaction, "") if self.parts_of(style) else ""
