"""QR codes, so that a scanner or a phone reads which form it has before it."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_code(text: str) -> Markup:
    """Return a text as a QR code: an inline SVG, black lines on paper, with its quiet zone.

    It has a `viewBox` and no size of its own, because Chromium clips one that has: CSS gives it
    one. Up to 15 % of it may be smudged.
    """
    code = segno.make(text, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True))  # noqa: S704 - made of numbers alone
