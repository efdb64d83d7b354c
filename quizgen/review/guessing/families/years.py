"""Years and dates: a key in the middle, a round year, a date that shares parts with the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from quizgen.review.guessing.heuristics import Heuristic, Scores, Scoring, both_ends
from quizgen.review.guessing.mentions import words_of
from quizgen.review.guessing.puzzles import Puzzle, Tables
from quizgen.review.guessing.spread import (
    distances_from_mean,
    distances_from_nearest,
    rank_distances_from_median,
)
from quizgen.values.partial_dates import PartialDate

NAME = "years and dates"


def _of_days(score: Callable[[Sequence[float]], Scores]) -> Scoring:
    """Return a scoring of dates by their first days, as numbers."""
    return lambda puzzle, _: score(_days(puzzle.dates)) if puzzle.dates else ()


def _days(dates: Sequence[PartialDate]) -> list[float]:
    """Return first days as numbers, as if all months had 31 days: no heuristic needs more."""
    first = [date.interval()[0] for date in dates]
    return [float((year * 12 + month) * 31 + day) for year, month, day in first]


def _round_year(puzzle: Puzzle, _: Tables) -> Scores:
    """Score 2 for the first year of a decade, 1 for the middle year."""
    return [(date.year % 10 == 0) + (date.year % 5 == 0) for date in puzzle.dates]


def _parts(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a date by how often its year, quarter, month and day occur among the options."""
    split = [
        tuple(enumerate((date.year, date.quarter, date.month, date.day))) for date in puzzle.dates
    ]
    counts = Counter(part for parts in split for part in parts)
    return [sum(counts[part] for part in parts) for parts in split]


def _near_the_stem(puzzle: Puzzle, _: Tables) -> Scores:
    stem = [int(word) for word in words_of(puzzle.stem) if word.isdigit() and len(word) == 4]  # noqa: PLR2004
    return [-min(abs(date.year - year) for year in stem) for date in puzzle.dates if stem]


def _calendar_place(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a date by how late it is in the year."""
    return [(date.month or 0) * 31 + (date.day or 0) for date in puzzle.dates]


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("the latest", "the earliest", _of_days(list)),
    *both_ends("a date at an end", "a date in the middle", _of_days(rank_distances_from_median)),
    *both_ends(
        "farthest from the mean date", "nearest the mean date", _of_days(distances_from_mean)
    ),
    *both_ends(
        "the isolated date", "the date with the nearest neighbour", _of_days(distances_from_nearest)
    ),
    *both_ends("with the roundest year", "with the least round year", _round_year),
    *both_ends(
        "with the most date parts of the others", "with the fewest date parts of the others", _parts
    ),
    *both_ends("latest in its year", "earliest in its year", _calendar_place),
    *both_ends("nearest a year in the stem", "farthest from years in the stem", _near_the_stem),
)
