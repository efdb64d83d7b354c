"""Change a value in a YAML file in place, and leave all other text untouched."""

from __future__ import annotations

import re

from quizgen.diagnostics import Place

_BREAK = re.compile("\r\n|[\n\r]")
"""Line breaks, as editors and the places of nodes count them."""


def replace_at(text: str, place: Place, old: str, new: str) -> str:
    """Replace `old` at a place in a file's text by `new`, and keep the quotation marks around it.

    `text` includes the file's line ends and byte order mark. Raise ValueError if the place does not
    contain `old` literally, as in a block scalar or a text with escapes.
    """
    ends = [0, *(found.end() for found in _BREAK.finditer(text))]
    mark = 1 if place.line == 1 and text.startswith("\ufeff") else 0
    start = ends[place.line - 1] + place.column - 1 + mark
    written = text[start : start + place.length]
    if written.strip("\"'") != old:
        raise ValueError(f"“{old}” not found at {place}")
    return text[:start] + written.replace(old, new) + text[start + place.length :]
