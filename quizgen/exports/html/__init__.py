"""Pages to print: the quiz sheets with their keys, and flashcards."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.exports.html import coverage, flashcards, sheets
from quizgen.exports.publication import Publication


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the pages, each one self-contained file."""
    yield from sheets.make_files(publication)
    yield from flashcards.make_files(publication)
    yield from coverage.make_files(publication)
