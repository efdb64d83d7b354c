"""Frequency: a value that is often the key is a frequent option, unless distractors are too."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.mentions import words_of
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "frequency"


def _in_deck(puzzle: Puzzle, tables: Tables) -> Scores:
    return [tables.options.get(option, 0) for option in puzzle.options]


def _in_pool(puzzle: Puzzle, tables: Tables) -> Scores:
    return [tables.pools.get((puzzle.pool, option), 0) for option in puzzle.options]


def _words(puzzle: Puzzle, tables: Tables) -> Scores:
    """Score an option by its most common word, such as a surname that many share."""
    return [
        max((tables.option_words.get(word, 0) for word in words_of(option)), default=0)
        for option in puzzle.options
    ]


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("most frequent in the deck", "least frequent in the deck", _in_deck),
    *both_ends("most frequent in its pool", "least frequent in its pool", _in_pool),
    *both_ends("with the most common word", "with the rarest words", _words),
)
