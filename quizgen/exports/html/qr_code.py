"""QR codes, from which a scanner or a phone reads the id of a form."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_code(text: str) -> Markup:
    """Return a text as a QR code: an inline SVG in black, with a quiet zone.

    It has a `viewBox` but no size, because Chromium clips an SVG with a size; CSS sets the size. It
    is readable with up to 15 % of it damaged.
    """
    code = segno.make(text, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True))  # noqa: S704 - made of numbers alone
