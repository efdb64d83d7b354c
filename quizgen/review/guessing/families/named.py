"""Named in other stems: one question of a deck answers another."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables, phrases_of, words_of

NAME = "named in other stems"


def _named(puzzle: Puzzle, tables: Tables) -> Scores:
    """Score an option by how many other stems name it."""
    own = set(phrases_of(puzzle.stem))
    names = [words_of(option) for option in puzzle.options]
    return [tables.stems.get(name, 0) - (name in own) for name in names]


def _words(puzzle: Puzzle, tables: Tables) -> Scores:
    """Score an option by the rarest of its words in other stems."""
    own = set(words_of(puzzle.stem))
    return [
        min((tables.stems.get((word,), 0) - (word in own) for word in words_of(option)), default=0)
        for option in puzzle.options
    ]


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("named in most other stems", "named in fewest other stems", _named),
    *both_ends("known by its words in other stems", "strange by its words to other stems", _words),
)
