"""Length: keys that were written with more care than their distractors are longer."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends, of_each
from quizgen.review.guessing.puzzles import Puzzle, Tables, words_of
from quizgen.review.guessing.spread import apart_from_mean

NAME = "length"


def _unusual(puzzle: Puzzle, _: Tables) -> Scores:
    return apart_from_mean([len(option) for option in puzzle.options])


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("longest", "shortest", of_each(len)),
    *both_ends("of most words", "of fewest words", of_each(lambda text: len(words_of(text)))),
    *both_ends("of unusual length", "of usual length", _unusual),
)
