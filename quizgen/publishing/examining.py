"""Examining a deck for whoever hands it out: with the pages that its project has of its own."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from quizgen.diagnostics import sort_findings
from quizgen.exports.html.checks import find_broken_pages
from quizgen.facts.projects import project_of
from quizgen.review.reviewing import Examined, examine_deck


def examine_with_pages(path: Path) -> Examined:
    """Load, generate and review a deck, and look at the labels and pages of its project."""
    examined = examine_deck(path)
    broken = find_broken_pages(project_of(path))
    return replace(examined, findings=sort_findings((*examined.findings, *broken)))
