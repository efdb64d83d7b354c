"""Named in other questions: names that only distractors have are named nowhere else in a deck."""

from __future__ import annotations

from collections.abc import Callable

from quizgen.review.guessing.heuristics import Heuristic, Scoring, both_ends
from quizgen.review.guessing.mentions import NO_MENTIONS, Mentions
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "named in other questions"


def _by_mentions(measure: Callable[[Mentions], int]) -> Scoring:
    """Return a scoring of options by their mentions in the deck."""

    def score(puzzle: Puzzle, tables: Tables) -> list[int]:
        return [measure(tables.mentions.get(option, NO_MENTIONS)) for option in puzzle.options]

    return score


def _of_names(score: Scoring) -> Scoring:
    """Return a scoring that abstains from numbers and dates.

    Facts share numbers, and the parts of dates, by accident.
    """
    return lambda puzzle, tables: () if puzzle.numbers or puzzle.dates else score(puzzle, tables)


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends(
        "named in the most other stems",
        "named in the fewest other stems",
        _by_mentions(lambda mentions: mentions.stems),
    ),
    *both_ends(
        "with words of the most other stems",
        "with words of the fewest other stems",
        _of_names(_by_mentions(lambda mentions: mentions.word_stems)),
    ),
    *both_ends(
        "the answer of the most other facts",
        "the answer of the fewest other facts",
        _of_names(_by_mentions(lambda mentions: mentions.askers)),
    ),
    *both_ends(
        "named most in other stems and answers",
        "named least in other stems and answers",
        _of_names(_by_mentions(lambda mentions: mentions.stems + mentions.askers)),
    ),
)
