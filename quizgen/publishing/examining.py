"""Examining a deck for whoever hands it out: with the pages and cards of its project’s own."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from quizgen.diagnostics import sort_findings
from quizgen.exports.anki.card_checks import find_broken_cards
from quizgen.exports.html.page_checks import find_broken_pages
from quizgen.facts.projects import project_of
from quizgen.review.reviewing import Examined, examine_deck


def examine_with_pages(path: Path) -> Examined:
    """Load, generate and review a deck, and look at its project's own labels, pages and cards."""
    examined, project = examine_deck(path), project_of(path)
    broken = (*find_broken_pages(project), *find_broken_cards(project))
    return replace(examined, findings=sort_findings((*examined.findings, *broken)))
