"""Heuristics: a name, and a function that scores the options of a puzzle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from quizgen.review.guessing.puzzles import Puzzle, Tables

Scores = Sequence[float]
Scoring = Callable[[Puzzle, Tables], Scores]
"""A function from a puzzle to scores: the highest is picked, and an empty result abstains."""

_DIGITS = 9


class Heuristic(Struct, frozen=True):
    """A way to guess. `name` describes the option that it picks."""

    name: str
    score: Scoring

    def picks(self, puzzle: Puzzle, tables: Tables) -> tuple[int, ...]:
        """Return the positions of the best options, with ties; none if all options tie."""
        return tied_best(self.score(puzzle, tables))


def tied_best(scores: Scores) -> tuple[int, ...]:
    """Return the positions of the highest score, rounded so that float noise breaks no tie."""
    rounded = [round(score, _DIGITS) for score in scores]
    best = max(rounded, default=0)
    picks = tuple(place for place, score in enumerate(rounded) if score == best)
    return picks if len(picks) < len(rounded) else ()


def both_ends(most: str, least: str, score: Scoring) -> tuple[Heuristic, Heuristic]:
    """Return two heuristics: one picks the highest score, the other the lowest."""
    return Heuristic(most, score), Heuristic(least, lambda *arguments: negate(score(*arguments)))


def score_each(measure: Callable[[str], float]) -> Scoring:
    """Return a scoring that applies a measure to each option."""
    return lambda puzzle, _: [measure(option) for option in puzzle.options]


def negate(scores: Iterable[float]) -> Scores:
    """Return scores with the opposite sign."""
    return [-score for score in scores]
