"""Similarity of options: distractors made from a key are more similar to it than to each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from quizgen.review.guessing.heuristics import Heuristic, Scores, Scoring, both_ends
from quizgen.review.guessing.mentions import words_of
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "similarity of options"


def _with_others(parts: Callable[[str], frozenset[str]], total: Callable[..., float]) -> Scoring:
    """Return a scoring by similarity to the other options; `total` is sum or max."""

    def score(puzzle: Puzzle, _: Tables) -> Scores:
        split = [parts(option) for option in puzzle.options]
        return [
            total(_similarity(own, other) for at, other in enumerate(split) if at != place)
            for place, own in enumerate(split)
        ]

    return score


def _similarity(parts: frozenset[str], other: frozenset[str]) -> float:
    """Return the Jaccard similarity: the share of common parts among all parts."""
    return len(parts & other) / max(1, len(parts | other))


def _word_set(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


@lru_cache(maxsize=65536)
def _pairs(text: str) -> frozenset[str]:
    folded = f" {text.casefold()} "
    return frozenset(folded[start : start + 2] for start in range(len(folded) - 1))


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends(
        "with the most words of the others",
        "with the fewest words of the others",
        _with_others(_word_set, sum),
    ),
    *both_ends(
        "most similar to the others in letters",
        "least similar to the others in letters",
        _with_others(_pairs, sum),
    ),
    *both_ends(
        "most similar to any other", "least similar to any other", _with_others(_pairs, max)
    ),
)
