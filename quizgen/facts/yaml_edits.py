"""Changing a value in a YAML file by its place: all else stays as its author left it."""

from __future__ import annotations

import re

from quizgen.diagnostics import Place

_BREAK = re.compile("\r\n|[\n\r]")
"""What ends a line: for editors, and for the places of nodes."""


def replace_at(text: str, place: Place, old: str, new: str) -> str:
    """Return a text with `old` at a place replaced by `new`, quotation marks around it kept.

    `text` is the file's, line ends and byte order mark included. Raises ValueError where `old` does
    not stand there letter by letter, as in a block text or one with escapes.
    """
    ends = [0, *(found.end() for found in _BREAK.finditer(text))]
    mark = 1 if place.line == 1 and text.startswith("\ufeff") else 0
    start = ends[place.line - 1] + place.column - 1 + mark
    written = text[start : start + place.length]
    if written.strip("\"'") != old:
        raise ValueError(f"“{old}” does not stand at {place} letter by letter")
    return text[:start] + written.replace(old, new) + text[start + place.length :]
