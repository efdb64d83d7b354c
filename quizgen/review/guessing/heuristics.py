"""A heuristic: a name, and a function that scores the options of a puzzle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from quizgen.review.guessing.puzzles import Puzzle, Tables

Scores = Sequence[float]
Scoring = Callable[[Puzzle, Tables], Scores]
"""The higher an option's score, the more it is to be picked; no scores at all abstain."""

_DIGITS = 9


class Heuristic(Struct, frozen=True):
    """A way to guess. `name` completes “pick the option that is …”."""

    name: str
    score: Scoring

    def picks(self, puzzle: Puzzle, tables: Tables) -> tuple[int, ...]:
        """Return the tied best options; none where all tie, because that picks nothing."""
        return tied_best(self.score(puzzle, tables))


def tied_best(scores: Scores) -> tuple[int, ...]:
    """Return the places of the highest score, rounded so that no noise of floats breaks a tie."""
    rounded = [round(score, _DIGITS) for score in scores]
    best = max(rounded, default=0)
    picks = tuple(place for place, score in enumerate(rounded) if score == best)
    return picks if len(picks) < len(rounded) else ()


def both_ends(most: str, least: str, score: Scoring) -> tuple[Heuristic, Heuristic]:
    """Return two heuristics: the option with the highest score, and that with the lowest."""
    return Heuristic(most, score), Heuristic(least, lambda *seen: negated(score(*seen)))


def of_each(measure: Callable[[str], float]) -> Scoring:
    """Return the scoring that measures each option by itself."""
    return lambda puzzle, _: [measure(option) for option in puzzle.options]


def negated(scores: Iterable[float]) -> Scores:
    """Turn scores around."""
    return [-score for score in scores]
