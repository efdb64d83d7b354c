"""Findings one per line, `path:line:column: severity CODE: message`, for editors and grep.

Paths are relative to the working directory, so that an editor can open them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizgen.cli.formats.finding_paths import relative_path
from quizgen.diagnostics import Finding

NAME = "concise"


def render(findings: Iterable[Finding], project: Path) -> str:
    """Return a line for each finding."""
    return "\n".join(_line(finding, project) for finding in findings)


def _line(finding: Finding, project: Path) -> str:
    place = finding.place
    path = relative_path(Path.cwd(), project, place.path)
    message = " ".join(finding.message.split())
    return f"{path}:{place.line}:{place.column}: {finding.severity} {finding.code}: {message}"
