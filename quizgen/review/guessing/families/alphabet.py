"""Alphabet: whoever sorts options, or picks distractors next to the key, leaves a trace."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables
from quizgen.review.guessing.spread import apart_from_mean

NAME = "alphabet"


def _rank(puzzle: Puzzle, _: Tables) -> Scores:
    if puzzle.numbers or puzzle.dates:
        return ()
    order = sorted({option.casefold() for option in puzzle.options})
    return [order.index(option.casefold()) for option in puzzle.options]


def _apart(puzzle: Puzzle, tables: Tables) -> Scores:
    return apart_from_mean(_rank(puzzle, tables))


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("last in the alphabet", "first in the alphabet", _rank),
    *both_ends("at an end of the alphabet", "inside by the alphabet", _apart),
)
