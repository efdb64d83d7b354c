"""Calculate the largest type size in which a text fits its card, without a browser.

The font is not known in advance. So letters count as wide as in the widest fonts that pages name,
and lines break greedily, as in browsers. An estimate that is too wide leads to smaller type, never
to a text that is cut off; tests print the worst cases.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from quizgen.exports.html.formula_sizes import WORDS, sizes_of_formulas, without_formulas
from quizgen.formulas import OPENING

MM_PER_POINT = 25.4 / 72
SMALLEST = 8.0
"""The smallest size in points without a warning."""
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
"""The width of cased letters beyond ASCII (Щ, ю, Æ, œ), relative to ASCII letters."""


class Sizes(Struct, frozen=True):
    """Type sizes on one side of a card, in points."""

    text: float

    @property
    def name(self) -> str:
        """The CSS class for these sizes."""
        return _class_of(self.text)

    @property
    def quote(self) -> float:
        """The size of the quote: smaller than the answer, but still readable."""
        return min(self.text, max(SMALLEST, 0.68 * self.text))

    @property
    def small(self) -> float:
        """The size of the deck, section, id and source."""
        return min(7, self.text)

    @property
    def caption(self) -> float:
        """The size of the credit of a picture."""
        return min(6, self.text)


@lru_cache
def _class_of(points: float) -> str:
    return f"pt-{points:.4g}".replace(".", "-")


def sizes_for(card_height: float) -> Iterator[Sizes]:
    """Yield smaller and smaller sizes, without limit, for a card of a height in mm.

    A text that needs a size below SMALLEST is still printed in full; the caller warns about it.
    """
    largest = max(_POINTS_PER_MM_OF_CARD * card_height, SMALLEST)
    yield from (Sizes(step) for step in _STEPS if step <= largest)
    size = SMALLEST
    while True:
        size *= _SHRINK
        yield Sizes(size)


def height_of(text: str, points: float, width: float, line_height: float) -> float:
    """Return the maximum height of a text in mm, in a size in points and a width in mm."""
    if not text:
        return 0.0
    em = points * MM_PER_POINT
    formulas = sizes_of_formulas(text)
    if any(formula.width > width / em for formula in formulas):
        return math.inf
    lines = sum(count_lines(line, width / em) for line in text.split("\n"))
    taller = sum(formula.height_beyond(line_height) for formula in formulas)
    return (lines * line_height + taller) * em


def count_lines(text: str, width: float) -> int:
    """Return the maximum number of lines of a text without breaks in a column of a width in em.

    A word wider than the column breaks anywhere. It counts as starting a line and filling its last
    line.
    """
    if text.startswith(" "):
        width -= (len(text) - len(text.lstrip())) * _SPACE
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
    """Return the width of a text on one line, in em."""
    words = _widths_of_words(text)
    return sum(words) + _SPACE * max(len(words) - 1, 0)


@lru_cache(maxsize=1 << 12)
def _widths_of_words(text: str) -> tuple[float, ...]:
    if OPENING in text:
        return tuple(_width_with_formulas(word[0]) for word in WORDS.finditer(text))
    return tuple([sum(map(_WIDTHS.__getitem__, word)) for word in text.split()])


def _width_with_formulas(word: str) -> float:
    formulas = sum(formula.width for formula in sizes_of_formulas(word))
    return formulas + sum(map(_WIDTHS.__getitem__, without_formulas(word)))


class _Widths(dict[str, float]):
    """Widths of characters, each calculated on first use."""

    def __missing__(self, char: str) -> float:
        self[char] = width_of(char)
        return self[char]


_WIDTHS = _Widths({" ": _SPACE})


def width_of(char: str) -> float:
    """Return the maximum width of a character in bold, in em."""
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
