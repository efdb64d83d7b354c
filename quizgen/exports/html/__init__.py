"""Pages: quiz sheets, answer keys, answer sheets, flashcards, practice and coverage."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.exports.html import coverage_page, flashcards, practice_page, sheets
from quizgen.exports.publication import Publication


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the pages, each as a self-contained file."""
    yield from sheets.make_files(publication)
    yield from flashcards.make_files(publication)
    yield from practice_page.make_files(publication)
    yield from coverage_page.make_files(publication)
