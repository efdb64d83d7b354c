"""The formats that `build` and `quiz` write."""

from __future__ import annotations

from quizgen.exports import anki, html, items_json, quiz_csv
from quizgen.exports.export_format import ExportFormat
from quizgen.exports.publication import Publication

BUILT_FORMATS: tuple[ExportFormat, ...] = (
    anki.PACKAGE,
    *html.PAGES,
    items_json.ITEMS,
    quiz_csv.TABLES,
)
"""The formats, in the order in which their files are listed."""


def make_files(publication: Publication, command: str = "build") -> dict[str, bytes]:
    """Return the files that one of the two commands writes for a publication, by name."""
    return {
        name: content
        for export_format in BUILT_FORMATS
        if command in export_format.commands
        for name, content in export_format.make_files(publication)
    }
