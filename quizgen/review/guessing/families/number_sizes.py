"""Numbers by size and roundness: keys in the middle, or with more digits than invented numbers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

from quizgen.review.guessing.heuristics import Heuristic, Scores, Scoring, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables, read_numbers
from quizgen.review.guessing.spread import (
    distances_from_mean,
    distances_from_nearest,
    rank_distances_from_median,
)

NAME = "numbers"


def _of_numbers(score: Callable[[Sequence[float]], Scores]) -> Scoring:
    return lambda puzzle, _: score(puzzle.numbers) if puzzle.numbers else ()


def _logarithms(numbers: Sequence[float]) -> Sequence[float]:
    return [math.log(number) if number > 0 else 0.0 for number in numbers]


def _significant(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a number by its digits before trailing zeros."""
    return [len(digits.rstrip("0")) for digits in _digit_runs(puzzle)]


def _zeros(puzzle: Puzzle, _: Tables) -> Scores:
    return [len(digits) - len(digits.rstrip("0")) for digits in _digit_runs(puzzle)]


def _last_digit(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a number by how many options have the same last digit."""
    last = [digits[-1:] for digits in _digit_runs(puzzle)]
    return [Counter(last)[digit] for digit in last]


def _low_first_digit(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a number by its first digit, which is often low in counts (Benford 1938)."""
    return [-int(digits[:1] or "0") for digits in _digit_runs(puzzle)]


def _near_the_stem(puzzle: Puzzle, _: Tables) -> Scores:
    stem = read_numbers(puzzle.stem, puzzle.language) if puzzle.numbers else ()
    return [-min(abs(number - other) for other in stem) for number in puzzle.numbers if stem]


def _digit_runs(puzzle: Puzzle) -> list[str]:
    options = puzzle.options if puzzle.numbers else ()
    return ["".join(char for char in option if char.isdigit()).lstrip("0") for option in options]


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("the largest number", "the smallest number", _of_numbers(list)),
    *both_ends(
        "a number at an end", "a number in the middle", _of_numbers(rank_distances_from_median)
    ),
    *both_ends("farthest from the mean", "nearest the mean", _of_numbers(distances_from_mean)),
    *both_ends(
        "the isolated number",
        "the number with the nearest neighbour",
        _of_numbers(lambda numbers: distances_from_nearest(_logarithms(numbers))),
    ),
    *both_ends(
        "with the most significant digits", "with the fewest significant digits", _significant
    ),
    *both_ends("with the most trailing zeros", "with the fewest trailing zeros", _zeros),
    *both_ends("with the most common last digit", "with the rarest last digit", _last_digit),
    *both_ends("with the lowest first digit", "with the highest first digit", _low_first_digit),
    *both_ends("nearest a number in the stem", "farthest from numbers in the stem", _near_the_stem),
)
