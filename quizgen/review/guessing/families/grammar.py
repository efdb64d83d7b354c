"""Grammar: a key was written into the stem's sentence, its distractors were not."""

from __future__ import annotations

import re
from collections import Counter

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables, words_of

NAME = "grammar"
_PLURAL_STEM = re.compile(r"\b(are|were|have|these|those|many)\b", re.IGNORECASE)
_ARTICLE_AT_END = re.compile(r"\b(an?)\W*$", re.IGNORECASE)
_ARTICLES = {"a", "an", "the"}


def _agrees(puzzle: Puzzle, _: Tables) -> Scores:
    """Score 1 for an option whose number, as far as an s tells, is that of the stem."""
    wants = bool(_PLURAL_STEM.search(puzzle.stem))
    return [_plural(option) == wants for option in puzzle.options]


def _fits_article(puzzle: Puzzle, _: Tables) -> Scores:
    found = _ARTICLE_AT_END.search(puzzle.stem)
    if not found:
        return ()
    vowel = found[1].lower() == "an"
    return [(option[:1].lower() in "aeiou") == vowel for option in puzzle.options]


def _opens_alike(puzzle: Puzzle, _: Tables) -> Scores:
    """Score an option by how many open as it does: with an article, a capital, or neither."""
    openings = [_opening(option) for option in puzzle.options]
    counts = Counter(openings)
    return [counts[opening] for opening in openings]


def _plural(text: str) -> bool:
    return any(word.endswith("s") for word in words_of(text)[-1:])


def _number_alike(puzzle: Puzzle, _: Tables) -> Scores:
    plurals = [_plural(option) for option in puzzle.options]
    return [plurals.count(plural) for plural in plurals]


def _opening(text: str) -> str:
    first = next(iter(words_of(text)), "")
    return first if first in _ARTICLES else "A" if text[:1].isupper() else "a"


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("of the stem's number", "not of the stem's number", _agrees),
    Heuristic("what the stem's a or an wants", _fits_article),
    *both_ends("of the commonest opening", "of the rarest opening", _opens_alike),
    *both_ends("of the commonest number", "of the rarest number", _number_alike),
)
