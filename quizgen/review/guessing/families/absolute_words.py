"""Absolutes and hedges: absolute options are rarely correct, hedged ones often are."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.mentions import words_of
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "absolutes and hedges"


def _absolutes(puzzle: Puzzle, _: Tables) -> Scores:
    return _counts(puzzle, puzzle.language.rules.option_absolutes)


def _hedges(puzzle: Puzzle, _: Tables) -> Scores:
    return _counts(puzzle, puzzle.language.rules.option_hedges)


def _counts(puzzle: Puzzle, vocabulary: AbstractSet[str]) -> Scores:
    """Score an option by how many of its words are in a vocabulary."""
    return [sum(word in vocabulary for word in words_of(option)) for option in puzzle.options]


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("with the most absolutes", "with the fewest absolutes", _absolutes),
    *both_ends("with the most hedges", "with the fewest hedges", _hedges),
)
