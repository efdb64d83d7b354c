"""Format and specificity: a key is copied from the source, with all its digits and signs."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends, of_each
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "format and specificity"
_NUMBERS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")


def _common_shape(puzzle: Puzzle, _: Tables) -> Scores:
    shapes = [_shape(option) for option in puzzle.options]
    counts = Counter(shapes)
    return [counts[shape] for shape in shapes]


@lru_cache(maxsize=65536)
def _shape(text: str) -> str:
    """Return a text with each run of digits and of letters made one sign: `AK-74M` is `a-9a`."""
    return _LETTERS.sub("a", _NUMBERS.sub("9", text))


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _capitals(text: str) -> int:
    return sum(char.isupper() for char in text)


def _signs(text: str) -> int:
    return sum(not char.isalnum() and not char.isspace() for char in text)


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("of the commonest shape", "of the rarest shape", _common_shape),
    *both_ends("of most digits", "of fewest digits", of_each(_digits)),
    *both_ends("of most capitals", "of fewest capitals", of_each(_capitals)),
    *both_ends("of most signs", "of fewest signs", of_each(_signs)),
)
