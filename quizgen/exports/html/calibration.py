"""The calibration page: crosses with rulers, alike on front and back of a sheet.

Held against the light, or pierced through the middle of a cross, the sheet shows on the rulers of
its back where the front is: that is the offset that brings the backs there.
"""

from __future__ import annotations

from msgspec import Struct

from quizgen.exports.html.card_stocks import Size

REACH = 10
"""How many mm a ruler goes to either side: more than any printer is off."""
_INSET = 25.0
_LABELLED = 5


class Tick(Struct, frozen=True):
    """A line of a ruler, at so many mm from the middle; every fifth is long and has its figure."""

    at: int
    length: float
    label: str


class Ruler(Struct, frozen=True):
    """A cross on the page, in mm, whose arms are rulers."""

    x: float
    y: float


TICKS = tuple(
    Tick(at, 2.0 if at % _LABELLED == 0 else 1.0, f"{at:g}" if at % _LABELLED == 0 else "")
    for at in range(-REACH, REACH + 1)
    if at
)


def rulers_on(page: Size) -> tuple[Ruler, ...]:
    """Return a cross in the middle of a page, and one near each corner if there is room.

    They stand alike left and right, and above and below, so a turned sheet has them in the same
    places. Several tell a sheet that is moved from one that is turned or stretched.
    """
    middle = Ruler(page.width / 2, page.height / 2)
    if min(page.width, page.height) < 2 * _INSET + 4 * REACH + _INSET:
        return (middle,)
    lefts, tops = (_INSET, page.width - _INSET), (_INSET, page.height - _INSET)
    return (middle, *(Ruler(left, top) for top in tops for left in lefts))
