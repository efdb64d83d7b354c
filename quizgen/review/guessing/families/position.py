"""Position: authors hide keys in the middle, and balanced positions leave a pattern too."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, Scoring
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "position"


def _is_at(place: int) -> Scoring:
    def score(puzzle: Puzzle, _: Tables) -> Scores:
        return [position == place for position in range(len(puzzle))]

    return score


def _at_an_end(puzzle: Puzzle, _: Tables) -> Scores:
    return [position in {0, len(puzzle) - 1} for position in range(len(puzzle))]


def _last(puzzle: Puzzle, _: Tables) -> Scores:
    return range(len(puzzle))


HEURISTICS: tuple[Heuristic, ...] = (
    Heuristic("A", _is_at(0)),
    Heuristic("B", _is_at(1)),
    Heuristic("C", _is_at(2)),
    Heuristic("last", _last),
    Heuristic("first or last", _at_an_end),
)
