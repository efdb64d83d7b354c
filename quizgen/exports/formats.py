"""The registry of export formats. CONTRIBUTING.md says how to add one."""

from __future__ import annotations

from quizgen.exports import anki, html, items_json, platforms, quiz_csv
from quizgen.exports.export_format import ExportFormat
from quizgen.exports.publication import Publication

FORMATS: tuple[ExportFormat, ...] = (
    anki.PACKAGE,
    *html.PAGES,
    items_json.ITEMS,
    quiz_csv.TABLES,
    *platforms.PLATFORMS,
)
"""All formats, in the order in which their files are listed."""


def make_files(publication: Publication, command: str = "build") -> dict[str, bytes]:
    """Return the files that a command writes for a publication, by name."""
    return {
        name: content
        for export_format in formats_of(command).values()
        for name, content in export_format.make_files(publication)
    }


def formats_of(command: str) -> dict[str, ExportFormat]:
    """Return the formats that a command writes, by name."""
    return {found.name: found for found in FORMATS if command in found.commands}
