"""Lines of a PDF page as HTML: scripts are found by their size and height."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from statistics import median, mode
from typing import Any

from msgspec import Struct

_SMALL, _RAISED, _LOWERED = 0.88, 0.08, -0.1
"""Largest size of a script, and least distance of its middle from that of its line, in parts of
the size of the line."""
_GAP, _FAR = 0.5, 0.9
"""Greatest distances of a script from the letter before it, in parts of the size of the letter."""
_SPACE = 0.15
"""Least width of a space, in parts of the size of the line."""
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_LETTERS = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
_LIGATURE_LETTERS = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", _LETTERS, strict=True))


class PdfLine(Struct, frozen=True):
    """A line: its text with tags, its place from the lower left, and the size of its letters."""

    html: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    is_bold: bool

    @property
    def text(self) -> str:
        """The text without tags."""
        return re.sub(r"<[^<>]*>", "", self.html)


def level_scripts(chars: Iterable[Any]) -> None:
    """Move scripts to the line of the letter before them, and keep their height as `middle`.

    The layout of pdfminer begins a new line where a superscript follows a subscript.
    """
    full = last = None
    for char in chars:
        char.middle = (char.y0 + char.y1) / 2
        is_next = (
            full is not None
            and last is not None
            and char.size < _SMALL * full.size
            and abs(char.x0 - last.x1) < _GAP * full.size
            and abs(char.middle - full.middle) < _FAR * full.size
        )
        if is_next and full is not None:
            char.set_bbox((char.x0, full.y0, char.x1, full.y1))
        else:
            full = char
        last = char


def read_line(chars: Sequence[Any]) -> PdfLine | None:
    """Return the line that characters of a page form, or None if they are blank."""
    seen = [char for char in chars if char.get_text().strip()]
    if not seen:
        return None
    size = mode(round(char.size, 1) for char in seen)
    full = [char for char in seen if char.size >= _SMALL * size] or seen
    middle = median(char.middle for char in full)
    return PdfLine(
        html=_with_tags(seen, size, middle),
        left=min(char.x0 for char in seen),
        right=max(char.x1 for char in seen),
        top=max(char.y1 for char in full),
        bottom=min(char.y0 for char in full),
        size=size,
        is_bold=all(re.search("bold|black|heavy", char.fontname, re.IGNORECASE) for char in full),
    )


def _with_tags(chars: Iterable[Any], size: float, middle: float) -> str:
    """Return characters as HTML, with spaces where there are gaps."""
    parts: list[str] = []
    tag, end = "", None
    for char in chars:
        gap = end is not None and char.x0 - end > _SPACE * size
        now = _tag_of(char, size, middle)
        if now != tag or gap:
            parts.append(f"</{tag}>" if tag else "")
            parts.append(" " if gap else "")
            parts.append(f"<{now}>" if now else "")
        parts.append(
            escape(_LIGATURES.sub(lambda found: _LIGATURE_LETTERS[found[0]], char.get_text()))
        )
        tag, end = now, char.x1
    return "".join((*parts, f"</{tag}>" if tag else ""))


def _tag_of(char: Any, size: float, middle: float) -> str:
    """Return `sup` or `sub` if a character is small, and higher or lower than its line."""
    if char.size >= _SMALL * size:
        return ""
    height = (char.middle - middle) / size
    if height > _RAISED:
        return "sup"
    return "sub" if height < _LOWERED else ""
