"""QR codes with the id of a form, for scanners and phones."""

from __future__ import annotations

import segno
from markupsafe import Markup
from msgspec import Struct

from quizgen.exports.html.corner_marks import path_of


class QrPath(Struct, frozen=True):
    """A QR code without its quiet zone: modules on a side, and the data of an SVG path."""

    modules: int
    path: str


def qr_code(text: str) -> Markup:
    """Return a text as a QR code: an inline SVG in black, with a quiet zone.

    It has a `viewBox` but no size, because Chromium clips an SVG with a size; CSS sets the size. It
    stays readable if up to 15 % of it is damaged.
    """
    code = segno.make(text, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True))  # noqa: S704 - numbers only


def qr_path(text: str) -> QrPath:
    """Return a text as a QR code for an SVG of the page, as robust as that of `qr_code`.

    A text beyond ASCII states its encoding, UTF-8; readers would guess it from the bytes otherwise.
    """
    beyond = not text.isascii()
    code = segno.make(text, error="m", micro=False, boost_error=False, encoding="utf-8", eci=beyond)
    rows = tuple("".join("#" if dark else "." for dark in row) for row in code.matrix)
    return QrPath(len(rows), path_of(rows))
