"""Length: keys written with more care than their distractors are longer."""

from __future__ import annotations

from quizgen.formulas import length_of
from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends, score_each
from quizgen.review.guessing.mentions import words_of
from quizgen.review.guessing.puzzles import Puzzle, Tables
from quizgen.review.guessing.spread import distances_from_mean

NAME = "length"


def _unusual(puzzle: Puzzle, _: Tables) -> Scores:
    return distances_from_mean([length_of(option) for option in puzzle.options])


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("longest", "shortest", score_each(length_of)),
    *both_ends(
        "with the most words", "with the fewest words", score_each(lambda text: len(words_of(text)))
    ),
    *both_ends("of unusual length", "of typical length", _unusual),
)
