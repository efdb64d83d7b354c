"""Pages: quiz sheets with keys and answer sheets, flashcards, practice, and coverage."""

from __future__ import annotations

from quizgen.exports.html.coverage_page import COVERAGE
from quizgen.exports.html.flashcards import FLASHCARDS
from quizgen.exports.html.practice_page import PRACTICE
from quizgen.exports.html.sheets import SHEETS

PAGES = (SHEETS, FLASHCARDS, PRACTICE, COVERAGE)
"""The formats that are pages, each in self-contained files."""
