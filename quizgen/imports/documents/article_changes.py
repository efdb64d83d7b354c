"""What the import of an article changed or left out, to be reported."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import groupby

from msgspec import Struct

from quizgen.imports.documents.document import Document, Element

_LONGEST_EXAMPLE = 40
PLACE = "data-quizgen-place"
"""The attribute with the place of an element in its file, such as “page 3”."""


class Change(Enum):
    """A change of a text: what it concerns, and what was done, in the order of the report."""

    PART = ("part of the page", "left out")
    HIDDEN = ("hidden part", "left out")
    LINKS = ("list of links", "left out")
    HEADING = ("heading with nothing below it", "left out")
    EDGE = ("line of a page header or footer", "left out")
    NOTE_MARK = ("footnote mark", "left out")
    NOTE = ("footnote", "left out")
    PAGE_LINK = ("link of the page itself", "left out")
    PICTURE = ("picture", "left out")
    EMBEDDED = ("video, sound or frame", "left out")
    STRUCK = ("struck-out passage", "left out")
    LOST_FORMULA = ("formula", "left out")
    LOST_TEXT = ("passage", "left out")
    TABLE = ("table", "kept as rows")
    FORMULA = ("formula", r"kept as \(…\)")
    NUMBER = ("formula that is a number", "kept as text")
    SUPERSCRIPT = ("superscript", "kept")
    SUBSCRIPT = ("subscript", "kept")
    HYPHEN = ("word", "joined at the end of a line")


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
