"""Named in other stems: one question of a deck may answer another."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables, phrases_of, words_of

NAME = "named in other stems"


def _named(puzzle: Puzzle, tables: Tables) -> Scores:
    """Score an option by the number of other stems that contain it."""
    own = set(phrases_of(puzzle.stem))
    names = [words_of(option) for option in puzzle.options]
    return [tables.stems.get(name, 0) - (name in own) for name in names]


def _words(puzzle: Puzzle, tables: Tables) -> Scores:
    """Score an option by the number of other stems with its rarest word."""
    own = set(words_of(puzzle.stem))
    return [
        min((tables.stems.get((word,), 0) - (word in own) for word in words_of(option)), default=0)
        for option in puzzle.options
    ]


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("named in the most other stems", "named in the fewest other stems", _named),
    *both_ends(
        "with words of the most other stems", "with words of the fewest other stems", _words
    ),
)
