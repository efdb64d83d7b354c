"""Convergence and odd one out: distractors made from a key share more with it than each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from quizgen.review.guessing.heuristics import Heuristic, Scores, Scoring, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables, words_of

NAME = "likeness among options"


def _with_others(parts: Callable[[str], frozenset[str]], total: Callable[..., float]) -> Scoring:
    """Return what scores an option by its likeness to the others: `total` is sum or max."""

    def score(puzzle: Puzzle, _: Tables) -> Scores:
        split = [parts(option) for option in puzzle.options]
        return [
            total(_likeness(one, other) for place, other in enumerate(split) if place != own)
            for own, one in enumerate(split)
        ]

    return score


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return Jaccard's measure: the shared part of all that either has."""
    return len(one & other) / max(1, len(one | other))


def _word_set(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


@lru_cache(maxsize=65536)
def _pairs(text: str) -> frozenset[str]:
    folded = f" {text.casefold()} "
    return frozenset(folded[start : start + 2] for start in range(len(folded) - 1))


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends(
        "of most words of the others", "of fewest words of the others", _with_others(_word_set, sum)
    ),
    *both_ends(
        "most like the others in letters", "the odd one in letters", _with_others(_pairs, sum)
    ),
    *both_ends("one of the likest pair", "farthest from any other", _with_others(_pairs, max)),
)
