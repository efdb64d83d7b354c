"""The registry of export formats. CONTRIBUTING.md says how to add one.

Builds import `built_formats` alone, because the formats for platforms take long to import.
"""

from __future__ import annotations

from quizgen.exports import platforms
from quizgen.exports.built_formats import BUILT_FORMATS
from quizgen.exports.export_format import ExportFormat

FORMATS: tuple[ExportFormat, ...] = (*BUILT_FORMATS, *platforms.PLATFORMS)
"""All formats, in the order in which their files are listed."""


def formats_of(command: str) -> dict[str, ExportFormat]:
    """Return the formats that a command writes, by name."""
    return {found.name: found for found in FORMATS if command in found.commands}
