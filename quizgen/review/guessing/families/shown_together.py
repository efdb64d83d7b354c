"""Options shown together: distractors from one short list come in the same company every time."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "options shown together"


def _company(puzzle: Puzzle, tables: Tables) -> Scores:
    """Score an option by how often other items show it with the other options of this item."""
    return [
        sum(tables.pairs.get((option, other), 0) - 1 for other in puzzle.options if other != option)
        for option in puzzle.options
    ]


def _only_here(puzzle: Puzzle, tables: Tables) -> Scores:
    return [tables.options.get(option, 0) <= 1 for option in puzzle.options]


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("most often shown with the others", "least often shown with the others", _company),
    *both_ends("shown in no other item", "shown in other items", _only_here),
)
