"""The formats that a build writes, one line each, and the files they make of a publication."""

from __future__ import annotations

from quizgen.exports import anki, html, items_json
from quizgen.exports.publication import Publication

FORMATS = (
    anki,
    html,
    items_json,
)


def make_files(publication: Publication) -> dict[str, bytes]:
    """Return everything that a build of a deck writes, by file name."""
    return {name: content for one in FORMATS for name, content in one.make_files(publication)}
