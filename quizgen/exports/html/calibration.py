"""The calibration page: crosses with rulers, the same on both sides of a sheet.

Pierce the sheet through the centre of a cross on the front. The position of the hole on the rulers
of the back is the offset that aligns the backs.
"""

from __future__ import annotations

from msgspec import Struct

from quizgen.exports.page_setup import Size

REACH = 10
"""Length of a ruler to either side in mm: more than the error of any printer."""
_INSET = 25.0
_LABELLED = 5


class Tick(Struct, frozen=True):
    """A line of a ruler, `at` mm from the centre; every fifth line is longer and has a label."""

    at: int
    length: float
    label: str


class Ruler(Struct, frozen=True):
    """A cross of two rulers; its centre is at `x`, `y` on the page, in mm."""

    x: float
    y: float


TICKS = tuple(
    Tick(at, 2.0 if at % _LABELLED == 0 else 1.0, f"{at:g}" if at % _LABELLED == 0 else "")
    for at in range(-REACH, REACH + 1)
    if at
)


def rulers_on(page: Size) -> tuple[Ruler, ...]:
    """Return a cross in the centre of a page, and one near each corner if there is room.

    Their positions are symmetric, so that both sides of a sheet have them in the same places.
    Several crosses show whether the sheet is shifted, rotated or stretched.
    """
    middle = Ruler(page.width / 2, page.height / 2)
    if min(page.width, page.height) < 2 * _INSET + 4 * REACH + _INSET:
        return (middle,)
    lefts, tops = (_INSET, page.width - _INSET), (_INSET, page.height - _INSET)
    return (middle, *(Ruler(left, top) for top in tops for left in lefts))
