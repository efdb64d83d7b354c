"""How large a text can be set so that it fits its card.

No browser is asked. Which font will print is not known here, so letters are taken to be as wide as
those of the widest fonts that pages name, and lines to be broken greedily, as browsers do. Both err
towards smaller type, never towards a text that is cut off; tests print the worst to prove it.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

MM_PER_POINT = 25.4 / 72
SMALLEST = 8.0
"""The size in points that no text should have to go below."""
_STEPS = (20, 18, 16, 14.5, 13, 12, 11, 10, 9.5, 9, 8.5, SMALLEST)
_SHRINK = 0.94
_POINTS_PER_MM_OF_CARD = 0.24
_WIDEST = 1.4

_NARROW = frozenset("ijl'!.,:;`‘’")
_SLIM = frozenset("ftrI()[]{}/\\-“”")
_BROAD = frozenset("mwMW@%&—…")
_SPACE = 0.28
_BY_CATEGORY = {
    "Nd": 0.6,
    "Lu": 0.82,
    "Ll": 0.67,
    "Mn": 0.01,
    "Cf": 0.01,
    "Lo": 1.25,
    "So": _WIDEST,
}
_BEYOND_ASCII = 0x80
_OTHER_SCRIPTS = 1.51
"""Letters with case beyond ASCII, against those in it: Щ, ю, Æ and œ are broad."""


class Sizes(Struct, frozen=True):
    """Type on one side of a card, in points: its text, the quote, small type, captions."""

    text: float

    @property
    def name(self) -> str:
        """The class that a page's CSS gives these sizes."""
        return _class_of(self.text)

    @property
    def quote(self) -> float:
        """The quote: smaller than an answer, but not below what reads well."""
        return min(self.text, max(SMALLEST, 0.68 * self.text))

    @property
    def small(self) -> float:
        """Deck, section, id and source."""
        return min(7, self.text)

    @property
    def caption(self) -> float:
        """Who made a picture."""
        return min(6, self.text)


@lru_cache
def _class_of(points: float) -> str:
    return f"pt-{points:.4g}".replace(".", "-")


def sizes_for(card_height: float) -> Iterator[Sizes]:
    """Yield ever smaller sizes for a card of a height in mm, without end.

    Below SMALLEST a text is still printed whole, and the caller says that it is too long.
    """
    largest = max(_POINTS_PER_MM_OF_CARD * card_height, SMALLEST)
    yield from (Sizes(step) for step in _STEPS if step <= largest)
    size = SMALLEST
    while True:
        size *= _SHRINK
        yield Sizes(size)


def height_of(text: str, points: float, width: float, line_height: float) -> float:
    """Return the height in mm that a text takes at most, set in this size within a width in mm."""
    if not text:
        return 0.0
    em = points * MM_PER_POINT
    return count_lines(text, width / em) * line_height * em


def count_lines(text: str, width: float) -> int:
    """Return how many lines a text has at most in a column of a width in em.

    A word longer than the column is broken anywhere; it is taken to start a line and fill its last.
    """
    if _width(text) <= width:
        return 1
    lines, used = 1, 0.0
    for word in _widths_of_words(text):
        if used + word <= width:
            used += word + _SPACE
        elif word <= width:
            lines, used = lines + 1, word + _SPACE
        else:
            pieces = math.ceil(word / max(width - 2 * _WIDEST, 0.1))
            lines, used = lines + pieces - (used == 0), width
    return lines


@lru_cache(maxsize=1 << 12)
def _width(text: str) -> float:
    """Return how many em a text is wide in one line."""
    return sum(map(_WIDTHS.__getitem__, " ".join(text.split())))


@lru_cache(maxsize=1 << 12)
def _widths_of_words(text: str) -> tuple[float, ...]:
    return tuple([sum(map(_WIDTHS.__getitem__, word)) for word in text.split()])


class _Widths(dict[str, float]):
    """The widths of characters, each reckoned when it is first asked for."""

    def __missing__(self, char: str) -> float:
        self[char] = width_of(char)
        return self[char]


_WIDTHS = _Widths({" ": _SPACE})


def width_of(char: str) -> float:
    """Return how many em wide a character is at most, in bold."""
    if char in _NARROW:
        return 0.38
    if char in _SLIM:
        return 0.52
    if char in _BROAD:
        return 1.12
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDEST if unicodedata.category(char) == "So" else 1.0
    width = _BY_CATEGORY.get(unicodedata.category(char), 1.1)
    cased = unicodedata.category(char) in {"Lu", "Ll"}
    return width * _OTHER_SCRIPTS if cased and ord(char) >= _BEYOND_ASCII else width
