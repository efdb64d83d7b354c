"""Format: a key copied from the source has all its digits and symbols."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends, score_each
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "format"
_NUMBERS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")


def _common_shape(puzzle: Puzzle, _: Tables) -> Scores:
    shapes = [_shape(option) for option in puzzle.options]
    counts = Counter(shapes)
    return [counts[shape] for shape in shapes]


@lru_cache(maxsize=65536)
def _shape(text: str) -> str:
    """Return a text with each run of digits as 9 and of letters as a: `a-9a` for `AK-74M`."""
    return _LETTERS.sub("a", _NUMBERS.sub("9", text))


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _capitals(text: str) -> int:
    return sum(char.isupper() for char in text)


def _symbols(text: str) -> int:
    return sum(not char.isalnum() and not char.isspace() for char in text)


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("with the most common format", "with the rarest format", _common_shape),
    *both_ends("with the most digits", "with the fewest digits", score_each(_digits)),
    *both_ends("with the most capitals", "with the fewest capitals", score_each(_capitals)),
    *both_ends("with the most symbols", "with the fewest symbols", score_each(_symbols)),
)
