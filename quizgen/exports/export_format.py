"""An export format: the files it writes, and which parts of an item it carries in each style."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from quizgen.exports.publication import Publication
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
    TAGS = "tags"


NO_PARTS: frozenset[ItemPart] = frozenset()
"""The value of `parts_of` for a style that a format leaves out."""


class ExportFormat(Struct, frozen=True):
    """A format, declared by the module that writes it.

    `make_files` yields names and contents. `parts_of` returns the parts of an item that the format
    carries in a style, or NO_PARTS if it leaves the style out; loss reports are computed from them.
    `commands` are the commands that write the format.
    """

    name: str
    about: str
    make_files: Callable[[Publication], Iterator[tuple[str, bytes]]]
    parts_of: Callable[[Style], frozenset[ItemPart]]
    commands: frozenset[str] = frozenset({"build"})

    def carries(self, styles: tuple[Style, ...]) -> Mapping[Style, frozenset[ItemPart]]:
        """Return the parts carried in each of the styles that the format does not leave out."""
        parts = {style: self.parts_of(style) for style in styles}
        return {style: carried for style, carried in parts.items() if carried}
