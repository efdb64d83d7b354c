"""Grammar: the key was written to fit the sentence of the stem, its distractors were not."""

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
    """Score 1 for an option that is singular or plural like the stem, judged by a final s."""
    is_plural = bool(_PLURAL_STEM.search(puzzle.stem))
    return [_is_plural(option) == is_plural for option in puzzle.options]


def _fits_article(puzzle: Puzzle, _: Tables) -> Scores:
    found = _ARTICLE_AT_END.search(puzzle.stem)
    if not found:
        return ()
    vowel = found[1].lower() == "an"
    return [(option[:1].lower() in "aeiou") == vowel for option in puzzle.options]


def _opens_alike(puzzle: Puzzle, _: Tables) -> Scores:
    """Score an option by how many options open alike: with an article, a capital, or neither."""
    openings = [_opening(option) for option in puzzle.options]
    counts = Counter(openings)
    return [counts[opening] for opening in openings]


def _is_plural(text: str) -> bool:
    return any(word.endswith("s") for word in words_of(text)[-1:])


def _number_alike(puzzle: Puzzle, _: Tables) -> Scores:
    plurals = [_is_plural(option) for option in puzzle.options]
    return [plurals.count(is_plural) for is_plural in plurals]


def _opening(text: str) -> str:
    first = next(iter(words_of(text)), "")
    return first if first in _ARTICLES else "A" if text[:1].isupper() else "a"


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("singular or plural like the stem", "singular or plural unlike the stem", _agrees),
    Heuristic("fitting the “a” or “an” of the stem", _fits_article),
    *both_ends("with the most common opening", "with the rarest opening", _opens_alike),
    *both_ends(
        "singular or plural like most options", "singular or plural like few options", _number_alike
    ),
)
