"""Findings as workflow commands, which GitHub Actions shows as annotations in a pull request.

The runner reads commands from stdout and stderr. The escapes are those of GitHub's
toolkit (`command.ts` in `@actions/core`): three characters in a message, two more in a property.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizgen.cli.formats.finding_paths import relative_path, repository_root
from quizgen.diagnostics import Finding

NAME = "github"
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def render(findings: Iterable[Finding], project: Path) -> str:
    """Return a workflow command for each finding."""
    return "\n".join(_command(finding, project) for finding in findings)


def _command(finding: Finding, project: Path) -> str:
    place = finding.place
    properties = {
        "file": relative_path(repository_root(), project, place.path),
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
        "title": f"quizgen {finding.code}",
    }
    pairs = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTIES)}" for name, value in properties.items()
    )
    text = f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message
    return f"::{finding.severity} {pairs}::{text.translate(_IN_MESSAGES)}"
