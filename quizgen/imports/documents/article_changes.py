"""What the import of an article changed or left out, to be reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import groupby

from msgspec import Struct

from quizgen.imports.documents.document import Document, Element

_LONGEST_EXAMPLE = 40
_OUT = "left out"
PLACE = "data-quizgen-place"
"""The attribute with the place of an element in its file, such as “page 3”."""


class Change(Enum):
    """A change of a text, in the order of the report: one and several of it, and what was done."""

    PART = ("part of the page", "parts of the page", _OUT)
    HIDDEN = ("hidden part", "hidden parts", _OUT)
    LINKS = ("list of links", "lists of links", _OUT)
    HEADING = ("heading with nothing below it", "headings with nothing below them", _OUT)
    EDGE = ("line of a page header or footer", "lines of page headers and footers", _OUT)
    NOTE_MARK = ("footnote mark", "footnote marks", _OUT)
    NOTE = ("text of footnotes or references", "texts of footnotes or references", _OUT)
    PAGE_LINK = ("link within the page", "links within the page", _OUT)
    STRUCK = ("struck-out passage", "struck-out passages", _OUT)
    PICTURE = ("picture", "pictures", _OUT)
    EMBEDDED = ("video, sound or frame", "videos, sounds or frames", _OUT)
    LOST_FORMULA = ("formula", "formulas", _OUT)
    LOST_TEXT = ("passage", "passages", _OUT)
    BRACKETS = ("pair of empty brackets", "pairs of empty brackets", _OUT)
    TABLE = ("table", "tables", "kept as rows")
    FORMULA = ("formula", "formulas", r"kept as \(…\)")
    CHARACTERS = ("formula", "formulas", "kept in characters")
    NUMBER = ("formula that is a number", "formulas that are numbers", "kept as text")
    SUPERSCRIPT = ("superscript", "superscripts", "kept")
    SUBSCRIPT = ("subscript", "subscripts", "kept")
    SPACE = ("space", "spaces", "added between sentences")
    HYPHEN = ("word", "words", "joined at the end of a line")

    def describe(self, count: int) -> str:
        """Return what was done to a number of these: 2 tables kept as rows."""
        singular, plural, done = self.value
        return f"{count} {singular if count == 1 else plural} {done}"

    @property
    def is_loss(self) -> bool:
        """Whether readers of the page have something that the text cannot have."""
        return self in _LOSSES


_LOSSES = (Change.PICTURE, Change.EMBEDDED, Change.LOST_FORMULA, Change.LOST_TEXT)


class Instance(Struct, frozen=True):
    """A change in one place: its first words, and where it is."""

    change: Change
    example: str
    place: str


class Changes:
    """A list of changes that readers and writers add to, with places in a document."""

    def __init__(self) -> None:
        self._has_lines = False
        self._found: list[Instance] = []
        self.warnings: list[str] = []

    def follow(self, document: Document) -> None:
        """Give places in the file of a document from now on."""
        self._has_lines = document.has_lines

    def add(
        self, change: Change, example: str, element: Element = None, *, place: str = ""
    ) -> None:
        """Add a change, with a text that shows it, in an element or at another place."""
        where = place or self._place_of(element)
        self._found.append(Instance(change, shorten(example), where))

    def note_characters(self, lines: Mapping[str, str]) -> None:
        """Note that formulas became lines of characters in the end."""
        short = {shorten(formula): shorten(line) for formula, line in lines.items()}
        self._found = [
            Instance(Change.CHARACTERS, short[each.example], each.place)
            if each.change is Change.FORMULA and each.example in short
            else each
            for each in self._found
        ]

    def grouped(self) -> dict[Change, list[Instance]]:
        """Return the changes by type, in the order of types and of the text."""
        order = list(Change)
        found = sorted(self._found, key=lambda each: order.index(each.change))
        return {key: list(group) for key, group in groupby(found, lambda each: each.change)}

    def _place_of(self, element: Element) -> str:
        if element is None:
            return ""
        ancestors: Iterable[Element] = (element, *element.iterancestors())
        places = [str(each.get(PLACE)) for each in ancestors if each.get(PLACE)]
        if self._has_lines and element.sourceline:
            places.insert(0, f"line {element.sourceline}")
        return " of ".join(places)


def shorten(text: str) -> str:
    """Return the beginning of a text as a single line."""
    line = " ".join(text[:500].split())
    if len(line) <= _LONGEST_EXAMPLE:
        return line
    return line[:_LONGEST_EXAMPLE].rsplit(" ", 1)[0] + " …"
