"""Units of measurement in a language."""

from __future__ import annotations

import re
from fractions import Fraction

_FIGURES = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[^\s()\[\]–-]+")

UnitKey = tuple[tuple[str, int], ...]
"""A unit as its parts with their exponents, in any notation: km/h is (("h", -1), ("km", 1))."""

_LONGEST = 6
"""Maximum number of words of a unit: “joules per kilogram per degree Celsius”."""


class Units:
    """The units of a language. This class knows none."""

    def read(self, text: str) -> UnitKey:
        """Return the unit that a text is, in the singular or plural; empty if it is not known."""
        del text
        return ()

    def are_same(self, unit: str, text: str) -> bool | None:
        """Return whether a text begins with a unit; None unless both are known."""
        key, other = self.read(unit), self.read_start(text)
        return key == other if key and other else None

    def is_in(self, text: str, unit: str) -> bool:
        """Return whether a text has a unit in any notation, as “from $440” or “440 or so km”."""
        parts = map(_WORD.findall, _FIGURES.split(text))
        starts = (" ".join(words[at:]) for words in parts for at in range(len(words)))
        return any(self.are_same(unit, start) for start in starts)

    def minimum(self, unit: str) -> Fraction | None:
        """Return the smallest number of a unit that exists: absolute zero; None without one."""
        del unit
        return None

    def read_start(self, text: str) -> UnitKey:
        """Return the unit with which a text begins: the longest that is known, or an empty one."""
        words = text.split(" ")
        tries = (" ".join(words[:count]).rstrip('.,;:!?)”"') for count in range(_LONGEST, 0, -1))
        return next(filter(None, map(self.read, tries)), ())
