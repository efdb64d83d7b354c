"""Position: people hide keys in the middle, and balancing them leaves a signature of its own."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, Scoring
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "position"


def _stands_at(place: int) -> Scoring:
    def score(puzzle: Puzzle, _: Tables) -> Scores:
        return [place == own for own in range(len(puzzle))]

    return score


def _at_an_end(puzzle: Puzzle, _: Tables) -> Scores:
    return [own in {0, len(puzzle) - 1} for own in range(len(puzzle))]


def _last(puzzle: Puzzle, _: Tables) -> Scores:
    return range(len(puzzle))


HEURISTICS: tuple[Heuristic, ...] = (
    Heuristic("A", _stands_at(0)),
    Heuristic("B", _stands_at(1)),
    Heuristic("C", _stands_at(2)),
    Heuristic("the last", _last),
    Heuristic("the first or the last", _at_an_end),
)
