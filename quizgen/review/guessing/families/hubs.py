"""Hubs: the number that others were made from, by ±10 %, ×2, ×10 or equal steps, is the key."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from quizgen.review.guessing.heuristics import Heuristic, Scores, Scoring, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "hubs of numbers"
_NEAR = 0.005
_ROUND_PARTS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 1.0)
"""Of which parts of itself the others of a hub are away from it."""


def _hub(made_from: Callable[[float, float], bool]) -> Scoring:
    """Return what scores a number by how many of the others can have been made from it."""

    def score(puzzle: Puzzle, _: Tables) -> Scores:
        return [
            sum(made_from(own, other) for place, other in enumerate(puzzle.numbers) if place != at)
            for at, own in enumerate(puzzle.numbers)
        ]

    return score


def _away_by(*parts: float) -> Callable[[float, float], bool]:
    def made_from(own: float, other: float) -> bool:
        away = abs(other - own) / abs(own) if own else 0.0
        return any(abs(away - part) < _NEAR for part in parts)

    return made_from


def _times(factor: float) -> Callable[[float, float], bool]:
    def made_from(own: float, other: float) -> bool:
        ratio = other / own if own else 0.0
        return any(abs(ratio - wanted) < _NEAR * wanted for wanted in (factor, 1 / factor))

    return made_from


def _centre(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a number by how many of the others have a partner as far on its other side."""
    shown = {round(number, 6) for number in puzzle.numbers}
    return [
        sum(round(2 * own - other, 6) in shown for other in puzzle.numbers if other != own)
        for own in puzzle.numbers
    ]


def _room(puzzle: Puzzle, _: Tables) -> Scores:
    """Score 1 for a number from which the row could go on either way in as many digits.

    Who makes a row of equal steps that must fit at every place of it leaves such room about the
    key, but not about the others.
    """
    step = _step(sorted(puzzle.numbers))
    reach = step * (len(puzzle) - 1)
    return [
        step and _as_long(own - reach, own) and _as_long(own + reach, own) for own in puzzle.numbers
    ]


def _nice_step(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a number by how near the row's step comes to a tenth of it."""
    step = _step(sorted(puzzle.numbers))
    return [-abs(step / own - 0.1) for own in puzzle.numbers if own and step]


def _step(row: Sequence[float]) -> float:
    steps = {round(after - before, 6) for before, after in itertools.pairwise(row)}
    return steps.pop() if len(steps) == 1 else 0.0


def _as_long(number: float, other: float) -> bool:
    return number > 0 and len(str(int(number))) == len(str(int(other)))


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("the hub of ±10 %", "no hub of ±10 %", _hub(_away_by(0.1))),
    *both_ends("the hub of round parts", "no hub of round parts", _hub(_away_by(*_ROUND_PARTS))),
    *both_ends("the hub of ×2", "no hub of ×2", _hub(_times(2))),
    *both_ends("the hub of ×10", "no hub of ×10", _hub(_times(10))),
    *both_ends("the centre of steps", "no centre of steps", _centre),
    *both_ends("with room for the row about it", "without room for the row", _room),
    *both_ends("ten times the step", "far from ten times the step", _nice_step),
)
