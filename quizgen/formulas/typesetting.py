"""Set a formula as outlines, with the same numbers on every machine.

The result is made of numbers alone, so no text of a formula can become markup. All outlines are one
path, because the PDF engine does not share symbols between drawings of a page.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache, lru_cache
from typing import Any
from unicodedata import category
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgen.formulas import FormulaError
from quizgen.formulas.tex_reading import read_tex

UNITS = 1000
"""Units of outlines per em."""
MAX_WIDTH, MAX_HEIGHT = 60, 30
"""Maximum size of a formula in em. A page has about 45 by 65."""
_STEP = 20
"""Ascent and depth are multiples of this number of units: 0.02 em."""
_MARGIN = 80
"""The space above and below a formula, so that those of two lines do not touch."""
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_SEGMENTS = re.compile(r"([MLQCHVZ])([^MLQCHVZ]*)")
_UNSEEN = {"Cf", "Zs", "Mn", "Cc"}


class TypesetFormula(Struct, frozen=True):
    """Outlines of a formula around its baseline, in UNITS per em; y grows downwards.

    `path` is filled, `lines` are drawn with a stroke of `thickness`.
    """

    width: int
    ascent: int
    depth: int
    path: str
    lines: str
    thickness: int


def typeset(tex: str) -> TypesetFormula:
    """Set a formula. Raises FormulaError if that is not possible."""
    result = _result(tex)
    if isinstance(result, FormulaError):
        raise result
    return result


@lru_cache(maxsize=1 << 12)
def _result(tex: str) -> TypesetFormula | FormulaError:
    """Return a formula, or why it cannot be set. Cached, as pages and rules need it again."""
    try:
        return _typeset(read_tex(tex))
    except FormulaError as error:
        return error.with_traceback(None)


def _typeset(root: Element) -> TypesetFormula:
    _check_characters(root)
    try:
        box, drawing = _drawn(root)
    except Exception as error:  # the library has no errors of its own
        help_ = "a command may lack a part: “\\frac” needs two groups, “\\frac{1}{2}”"
        raise FormulaError("the formula cannot be set", help_) from error
    left, right, bottom, top = box
    if right - left > MAX_WIDTH * UNITS or top - bottom > MAX_HEIGHT * UNITS:
        message = f"formula is larger than {MAX_WIDTH} × {MAX_HEIGHT} em"
        raise FormulaError(message, "split it into several formulas")
    shift = -min(left, 0)
    filled, stroked = _outlines(drawing, shift)
    if not filled and not stroked:
        raise FormulaError("the formula shows nothing", "write what it should show, or remove it")
    return TypesetFormula(
        width=max(round(right + shift), 1),
        ascent=_rounded_up(max(top, 0) + _MARGIN),
        depth=_rounded_up(max(-bottom, 0) + _MARGIN),
        path=filled,
        lines="".join(path for path, _ in stroked),
        thickness=max((thickness for _, thickness in stroked), default=0),
    )


def _rounded_up(length: float) -> int:
    return -int(-length // _STEP) * _STEP


@cache
def _library() -> Any:
    import ziamath
    from ziamath.config import config

    config.svg2 = False
    # It logs by the root logger, which would begin to print the messages of all libraries.
    logging.getLogger().addHandler(logging.NullHandler())
    return ziamath


def _drawn(root: Element) -> tuple[tuple[float, float, float, float], Element]:
    """Return the box of a formula (left, right, bottom, top) and its drawing."""
    formula = _library().Math(deepcopy(root), size=UNITS)
    drawing = Element("svg")
    formula.node.draw(0, 0, drawing)
    box = formula.node.bbox
    return (box.xmin, box.xmax, box.ymin, box.ymax), drawing


def _check_characters(root: Element) -> None:
    font = _library().zmath.loadedfonts["default"]
    for element in root.iter():
        for char in element.text or "":
            if category(char) not in _UNSEEN and not font.glyphindex(char):
                message = f"the font of formulas has no “{char}”"
                raise FormulaError(message, r"write it before or after the formula: \(x\) " + char)


def _outlines(drawing: Element, shift: float) -> tuple[str, list[tuple[str, int]]]:
    filled, stroked = "", []
    for element in drawing.iter():
        tag = element.tag
        if tag not in {"path", "rect"}:
            continue
        outline = element.get("d", "") if tag == "path" else _rectangle(element)
        if element.get("stroke"):
            thickness = round(float(element.get("stroke-width", "50")))
            stroked.append((_relative(outline, shift), thickness))
        else:
            filled += _relative(outline, shift)
    return filled, stroked


def _rectangle(element: Element) -> str:
    x, y, width, height = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
    right, bottom = x + width, y + height
    return f"M {x} {y} L {right} {y} L {right} {bottom} L {x} {bottom} Z"


def _relative(path: str, shift: float) -> str:
    """Return a path in whole units, relative to the point before, which is a third as long."""
    return "".join(_segments(path, shift))


def _segments(path: str, shift: float) -> Iterator[str]:
    at = start = (0, 0)
    for command, text in _SEGMENTS.findall(path):
        if command == "Z":
            at = start
            yield "z"
            continue
        numbers = [float(number) for number in _NUMBERS.findall(text)]
        points = [
            (round(x + shift), round(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)
        ]
        if command == "L" and points == [at]:
            continue
        if command == "M":
            start = points[0]
            yield f"M{_joined(start)}"
        else:
            yield command.lower() + _joined(
                *(number - base for point in points for number, base in zip(point, at, strict=True))
            )
        at = points[-1]


def _joined(*numbers: Any) -> str:
    flat = numbers[0] if isinstance(numbers[0], tuple) else numbers
    return "".join(
        str(number) if number < 0 or not place else f" {number}"
        for place, number in enumerate(flat)
    )
