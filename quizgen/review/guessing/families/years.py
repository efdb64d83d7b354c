"""Years and dates: the middle one, the round one, the one that shares most with the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from quizgen.review.guessing.heuristics import Heuristic, Scores, Scoring, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables, words_of
from quizgen.review.guessing.spread import apart_from_mean, apart_from_median, apart_from_others
from quizgen.values.dates import PartialDate

NAME = "years and dates"


def _of_days(score: Callable[[Sequence[float]], Scores]) -> Scoring:
    """Return what scores dates by their first days, as numbers on a calendar."""
    return lambda puzzle, _: score(_days(puzzle.dates)) if puzzle.dates else ()


def _days(dates: Sequence[PartialDate]) -> list[float]:
    """Return first days as numbers, months of 31 days alike: no heuristic needs it closer."""
    first = [date.interval()[0] for date in dates]
    return [float((year * 12 + month) * 31 + day) for year, month, day in first]


def _round_year(puzzle: Puzzle, _: Tables) -> Scores:
    """Score 2 for the year of a decade's start, 1 for one in its middle."""
    return [(date.year % 10 == 0) + (date.year % 5 == 0) for date in puzzle.dates]


def _parts(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a date by how often its year, month and day stand among the options."""
    split = [tuple(enumerate((d.year, d.quarter, d.month, d.day))) for d in puzzle.dates]
    counts = Counter(part for parts in split for part in parts)
    return [sum(counts[part] for part in parts) for parts in split]


def _near_the_stem(puzzle: Puzzle, _: Tables) -> Scores:
    stem = [int(word) for word in words_of(puzzle.stem) if word.isdigit() and len(word) == 4]  # noqa: PLR2004
    return [-min(abs(date.year - year) for year in stem) for date in puzzle.dates if stem]


def _calendar_place(puzzle: Puzzle, _: Tables) -> Scores:
    """Score a date by how late it is in its year."""
    return [(date.month or 0) * 31 + (date.day or 0) for date in puzzle.dates]


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("the latest", "the earliest", _of_days(list)),
    *both_ends("a date at an end", "a date in the middle", _of_days(apart_from_median)),
    *both_ends("farthest from the mean date", "nearest the mean date", _of_days(apart_from_mean)),
    *both_ends(
        "the isolated date", "the date with the nearest neighbour", _of_days(apart_from_others)
    ),
    *both_ends("of the roundest year", "of the least round year", _round_year),
    *both_ends("of most parts of the others", "of fewest parts of the others", _parts),
    *both_ends("latest in its year", "earliest in its year", _calendar_place),
    *both_ends("nearest a year in the stem", "farthest from years in the stem", _near_the_stem),
)
