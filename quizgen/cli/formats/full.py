"""Findings for a terminal: each with the line, a caret under the place, and help."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from quizgen.diagnostics import Finding, Severity, format_finding, read_texts

NAME = "full"
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def render(findings: Iterable[Finding], project: Path) -> str:
    """Return findings with colours; click removes them if the output is not a terminal."""
    found = tuple(findings)
    texts = read_texts(found, project)
    return "\n\n".join(
        _coloured(format_finding(finding, texts), _COLOURS[finding.severity]) for finding in found
    )


def _coloured(text: str, colour: str) -> str:
    head, *rows = text.split("\n")
    carets = {row: click.style(row, fg=colour) for row in rows if not row.strip(" \t|^")}
    return "\n".join((click.style(head, fg=colour), *(carets.get(row, row) for row in rows)))
