"""Sizes of the formulas in a text, exactly as they are printed."""

from __future__ import annotations

import re

from msgspec import Struct

from quizgen.formulas import FORMULA, OPENING, FormulaError

WORDS = re.compile(rf"(?:(?:{FORMULA.pattern})|\S)+", re.DOTALL)
"""Words of a text, in which a formula is never divided."""
_RISE, _FALL = 0.6, 0.7
"""How far letters reach above the middle of a line, at least, in em; and below it, at most."""


class FormulaSize(Struct, frozen=True):
    """The size of a formula in em. Ascent and depth are measured from the baseline."""

    width: float
    ascent: float
    depth: float

    def height_beyond(self, line_height: float) -> float:
        """Return how much taller the formula makes a line of a height in em."""
        above, below = (line_height + _RISE) / 2, (line_height - _FALL) / 2
        return max(self.ascent - above, 0) + max(self.depth - below, 0)


def sizes_of_formulas(text: str) -> list[FormulaSize]:
    """Return the sizes of the formulas of a text that can be set."""
    if OPENING not in text:
        return []
    sizes = (_size_of(found[1]) for found in FORMULA.finditer(text))
    return [size for size in sizes if size]


def without_formulas(text: str) -> str:
    """Return a text without the formulas that can be set."""
    return FORMULA.sub(lambda found: "" if _size_of(found[1]) else found[0], text)


def _size_of(tex: str) -> FormulaSize | None:
    from quizgen.formulas.typesetting import UNITS, typeset

    try:
        formula = typeset(tex)
    except FormulaError:
        return None
    return FormulaSize(formula.width / UNITS, formula.ascent / UNITS, formula.depth / UNITS)
