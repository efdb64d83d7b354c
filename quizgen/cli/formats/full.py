"""Findings for people: each with the author's own line, a caret under the place, and help."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from quizgen.diagnostics import Finding, Severity, format_finding

NAME = "full"
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def render(findings: Iterable[Finding], project: Path) -> str:
    """Return findings with colours, which are left out again wherever no terminal is."""
    texts: dict[str, str] = {}
    shown: list[str] = []
    for finding in findings:
        path = finding.place.path
        if path not in texts:
            texts[path] = _text(project / path)
        shown.append(_coloured(format_finding(finding, texts), _COLOURS[finding.severity]))
    return "\n\n".join(shown)


def _coloured(text: str, colour: str) -> str:
    head, *rows = text.split("\n")
    carets = {row: click.style(row, fg=colour) for row in rows if not row.strip(" \t|^")}
    return "\n".join((click.style(head, fg=colour), *(carets.get(row, row) for row in rows)))


def _text(path: Path) -> str:
    """Return the text of a file; empty for one that cannot be read or is none."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
    return "" if "\0" in text else text
