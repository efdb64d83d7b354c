"""The regions of a picture as written: named rectangles, as four numbers each."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct
from pydantic import AfterValidator, BeforeValidator, InstanceOf, WithJsonSchema

from quizgen.facts.validation import Line

RECTANGLE = "left, top, width and height, in pixels of the picture or as fractions of it"
"""What the four numbers of a region are."""
FEWEST_REGIONS, MOST_REGIONS = 2, 26
"""The number of regions of a picture: each can have a letter."""
_SIDES = 4
_EXAMPLE = "write [120, 80, 60, 40]: left, top, width, height"


class RegionBox(Struct, frozen=True):
    """A rectangle in a picture, in its pixels, or for a drawing in the units of its viewBox."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2

    @property
    def is_fraction(self) -> bool:
        """Whether it is written in fractions: no region is smaller than a pixel."""
        return max(self.right, self.bottom) <= 1

    def is_within(self, other: RegionBox) -> bool:
        """Return whether another rectangle contains all of it."""
        starts = self.left >= other.left and self.top >= other.top
        return starts and self.right <= other.right and self.bottom <= other.bottom

    def scaled(self, width: float, height: float) -> RegionBox:
        """Return the rectangle with its sides multiplied."""
        return RegionBox(
            self.left * width, self.top * height, self.width * width, self.height * height
        )


def _read_box(written: object) -> object:
    if isinstance(written, RegionBox):
        return written
    texts = written.replace(",", " ").split() if isinstance(written, str) else written
    if not isinstance(texts, list | tuple) or len(texts) != _SIDES:
        raise ValueError(f"a region has four numbers; {_EXAMPLE}")
    left, top, width, height = map(_read_number, texts)
    if width <= 0 or height <= 0:
        raise ValueError(f"a region needs a width and a height above 0; {_EXAMPLE}")
    if left < 0 or top < 0:
        raise ValueError(f"a region cannot begin left of or above the picture; {_EXAMPLE}")
    return RegionBox(left, top, width, height)


def _read_number(text: object) -> float:
    try:
        number = float(str(text))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"“{text}” is not a number; {_EXAMPLE}")
    return number


def _read_cell(written: object) -> object:
    """Return regions written as one text, as in the cell of a table."""
    if not isinstance(written, str):
        return written
    regions: dict[str, str] = {}
    for part in filter(str.strip, written.split(";")):
        name, _, box = part.rpartition(":")
        if not name.strip():
            raise ValueError(f"“{part.strip()}” has no name; write aorta: 120 80 60 40; …")
        if name.strip() in regions:
            raise ValueError(f"“{name.strip()}” is named twice; remove one")
        regions[name.strip()] = box
    return regions


def _check_count(regions: Mapping[str, RegionBox]) -> Mapping[str, RegionBox]:
    if not FEWEST_REGIONS <= len(regions) <= MOST_REGIONS:
        message = f"a picture has {FEWEST_REGIONS} to {MOST_REGIONS} regions, not {len(regions)}"
        advice = "add the others" if len(regions) < FEWEST_REGIONS else "split the fact into two"
        raise ValueError(f"{message}; {advice}")
    return regions


BoxEntry = Annotated[
    InstanceOf[RegionBox],
    BeforeValidator(_read_box),
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": "string"},
            "minItems": _SIDES,
            "maxItems": _SIDES,
            "description": RECTANGLE,
        }
    ),
]
RegionsEntry = Annotated[
    dict[Line, BoxEntry], BeforeValidator(_read_cell), AfterValidator(_check_count)
]
"""The regions of a picture by name: the words of a sentence, or the id of an entity.

In the cell of a table, “aorta: 500 44 80 32; vena cava: 12 34 108 32”.
"""
