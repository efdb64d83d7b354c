"""Alphabet: distractors that were picked next to the key in a sorted list reveal its place."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables
from quizgen.review.guessing.spread import distances_from_mean

NAME = "alphabet"


def _rank(puzzle: Puzzle, _: Tables) -> Scores:
    if puzzle.numbers or puzzle.dates:
        return ()
    order = sorted({option.casefold() for option in puzzle.options})
    return [order.index(option.casefold()) for option in puzzle.options]


def _distance_from_middle(puzzle: Puzzle, tables: Tables) -> Scores:
    return distances_from_mean(_rank(puzzle, tables))


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("alphabetically last", "alphabetically first", _rank),
    *both_ends("alphabetically at an end", "alphabetically in the middle", _distance_from_middle),
)
