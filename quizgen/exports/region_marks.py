"""The drawing of marks on the regions of a picture, as SVG.

Marks differ by more than their colour, and are drawn with attributes only: pages that forbid
inline styles show them, and printers print them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from string import ascii_uppercase

from quizgen.facts.media.region_entries import RegionBox
from quizgen.facts.media.regions import Regions

_INK, _COVER, _ASKED, _FOUND = "#1b1b1b", "#e9e6dc", "#ffd84d", "#c8102e"
_STROKE, _BOLD = 0.004, 0.009
"""The widths of lines, as shares of the longer side of a picture."""
_LETTER = 0.72
"""The size of a letter, as a share of the shorter side of its region."""
_SMALLEST, _LARGEST = 0.035, 0.09
"""The limits of the size of letters, as shares of the longer side of a picture."""
_MIDDLE = 0.36
"""Where the baseline of a letter is below the middle, as a share of its size."""


class View(Enum):
    """What a marked picture shows."""

    WHICH = auto()
    """One region with a question mark, to be named."""
    WHERE = auto()
    """All regions alike: learners find one of them."""
    LETTERS = auto()
    """All regions with letters, in reading order."""
    FOUND = auto()
    """One region in a frame: the answer."""


def draw_marks(regions: Regions, view: View, region: str) -> str:
    """Return the marks of a view as SVG elements in the units of the picture.

    Covers hide what is printed in the picture; of an outlined picture they hide nothing.
    """
    unit = max(regions.size)
    asked = regions.boxes[region] if view in (View.WHICH, View.FOUND) else None
    others = [box for box in regions.boxes.values() if box is not asked]
    parts = [_draw_others(others, unit, view, outlined=regions.outlined)]
    if asked and view is View.WHICH:
        parts.append(_draw_asked(asked, unit, outlined=regions.outlined))
    elif asked:
        parts.append(_frame((asked,), unit * _BOLD, _FOUND))
    elif view is View.LETTERS:
        size = min(_size_in(box, unit) for box in regions.boxes.values())
        letters = zip(ascii_uppercase, regions.in_reading_order, strict=False)
        parts += (
            _write(letter, regions.boxes[id_], size, outlined=regions.outlined)
            for letter, id_ in letters
        )
    return "".join(parts)


def _draw_others(boxes: Iterable[RegionBox], unit: float, view: View, *, outlined: bool) -> str:
    """Return the regions that a view does not ask for. Frames show only where one may be found."""
    if outlined:
        is_open = view in (View.WHERE, View.LETTERS)
        return _frame(boxes, unit * _STROKE, _INK) if is_open else ""
    return _path(boxes, f'fill="{_COVER}" stroke="{_INK}" stroke-width="{unit * _STROKE:.4g}"')


def _draw_asked(box: RegionBox, unit: float, *, outlined: bool) -> str:
    if outlined:
        return _frame((box,), unit * _BOLD, _FOUND)
    cover = f'fill="{_ASKED}" stroke="{_INK}" stroke-width="{unit * _BOLD:.4g}"'
    return _path((box,), cover) + _write("?", box, _size_in(box, unit))


def _frame(boxes: Iterable[RegionBox], width: float, colour: str) -> str:
    """Return frames that stand out on light and on dark pictures: each has a white edge."""
    listed = tuple(boxes)
    edge = f'fill="none" stroke="#fff" stroke-width="{2 * width:.4g}"'
    return _path(listed, edge) + _path(
        listed, f'fill="none" stroke="{colour}" stroke-width="{width:.4g}"'
    )


def _path(boxes: Iterable[RegionBox], attributes: str) -> str:
    lines = "".join(
        f"M{box.left:.5g} {box.top:.5g}h{box.width:.5g}v{box.height:.5g}h-{box.width:.5g}z"
        for box in boxes
    )
    return f'<path d="{lines}" {attributes}/>' if lines else ""


def _size_in(box: RegionBox, unit: float) -> float:
    """Return the size of a letter that fits a region, within limits."""
    return min(max(min(box.width, box.height) * _LETTER, unit * _SMALLEST), unit * _LARGEST)


def _write(letter: str, box: RegionBox, size: float, *, outlined: bool = False) -> str:
    """Return a letter in the middle of a region, on a white disc if the region is not covered."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    disc = f'<circle cx="{x:.5g}" cy="{y:.5g}" r="{0.7 * size:.4g}" fill="#fff"/>'
    return (
        f'{disc if outlined else ""}<text x="{x:.5g}" y="{y + _MIDDLE * size:.5g}"'
        f' font-size="{size:.4g}" font-family="sans-serif" font-weight="700" text-anchor="middle"'
        f' fill="{_INK}">{letter}</text>'
    )
