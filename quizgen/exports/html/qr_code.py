"""QR codes with the id of a form, for scanners and phones."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_code(text: str) -> Markup:
    """Return a text as a QR code: an inline SVG in black, with a quiet zone.

    It has a `viewBox` but no size, because Chromium clips an SVG with a size; CSS sets the size. It
    stays readable if up to 15 % of it is damaged.
    """
    code = segno.make(text, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True))  # noqa: S704 - numbers only
