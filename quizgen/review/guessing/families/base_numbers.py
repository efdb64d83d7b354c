"""Base numbers: the key is the number from which others were made, by ±10 %, ×2, ×10 or steps."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from quizgen.review.guessing.heuristics import Heuristic, Scores, Scoring, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "base numbers"
_NEAR = 0.005
_ROUND_FRACTIONS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 1.0)
"""Differences of other numbers from their base, as fractions of the base."""


def _base(is_derived: Callable[[float, float], bool]) -> Scoring:
    """Return a scoring by the number of other options that can be derived from an option."""

    def score(puzzle: Puzzle, _: Tables) -> Scores:
        return [
            sum(is_derived(own, other) for at, other in enumerate(puzzle.numbers) if at != place)
            for place, own in enumerate(puzzle.numbers)
        ]

    return score


def _differs_by(*fractions: float) -> Callable[[float, float], bool]:
    def is_derived(base: float, other: float) -> bool:
        difference = abs(other - base) / abs(base) if base else 0.0
        return any(abs(difference - fraction) < _NEAR for fraction in fractions)

    return is_derived


def _times(factor: float) -> Callable[[float, float], bool]:
    def is_derived(base: float, other: float) -> bool:
        ratio = other / base if base else 0.0
        return any(abs(ratio - wanted) < _NEAR * wanted for wanted in (factor, 1 / factor))

    return is_derived


def _centre(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a number by how many others are mirrored at the same distance on its other side."""
    shown = {round(number, 6) for number in puzzle.numbers}
    return [
        sum(round(2 * own - other, 6) in shown for other in puzzle.numbers if other != own)
        for own in puzzle.numbers
    ]


def _room(puzzle: Puzzle, _: Tables) -> Scores:
    """Score 1 for a number with room for the series on both sides, without a change in digits.

    An author who wants the key to fit at each position of a series of equal steps leaves this room
    around the key, but not around the others.
    """
    step = _step(sorted(puzzle.numbers))
    reach = step * (len(puzzle) - 1)
    return [
        step and _has_same_length(own - reach, own) and _has_same_length(own + reach, own)
        for own in puzzle.numbers
    ]


def _nice_step(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a number by how near the step of the series is to a tenth of it."""
    step = _step(sorted(puzzle.numbers))
    return [-abs(step / own - 0.1) for own in puzzle.numbers if own and step]


def _step(series: Sequence[float]) -> float:
    steps = {round(after - before, 6) for before, after in itertools.pairwise(series)}
    return steps.pop() if len(steps) == 1 else 0.0


def _has_same_length(number: float, other: float) -> bool:
    return number > 0 and len(str(int(number))) == len(str(int(other)))


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("the base of ±10 %", "not the base of ±10 %", _base(_differs_by(0.1))),
    *both_ends(
        "the base of round fractions",
        "not the base of round fractions",
        _base(_differs_by(*_ROUND_FRACTIONS)),
    ),
    *both_ends("the base of ×2", "not the base of ×2", _base(_times(2))),
    *both_ends("the base of ×10", "not the base of ×10", _base(_times(10))),
    *both_ends("the centre of symmetry", "not the centre of symmetry", _centre),
    *both_ends(
        "with room for the series on both sides", "without room for the series on both sides", _room
    ),
    *both_ends("nearest to ten times the step", "farthest from ten times the step", _nice_step),
)
