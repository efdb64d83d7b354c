"""The formats that a build writes, one line each, and the files they make of a publication."""

from __future__ import annotations

from quizgen.exports import anki, html, items_json, quiz_csv
from quizgen.exports.html import sheets
from quizgen.exports.html.page_setup import PageSetup
from quizgen.exports.publication import Publication

FORMATS = (
    anki,
    html,
    items_json,
)


def make_quiz_files(publication: Publication, setup: PageSetup) -> dict[str, bytes]:
    """Return what a quiz of a deck is handed out as, by file name: sheets, keys and tables."""
    return dict((*sheets.make_files(publication, setup), *quiz_csv.make_files(publication)))


def make_files(publication: Publication) -> dict[str, bytes]:
    """Return everything that a build of a deck writes, by file name."""
    return {name: content for one in FORMATS for name, content in one.make_files(publication)}
