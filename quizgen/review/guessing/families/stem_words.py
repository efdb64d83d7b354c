"""Words shared with the stem: an author writes the key with the question in mind."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.mentions import words_of
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "words shared with the stem"
_CONTENT = 4
"""Minimum letters of a content word, and the number of letters that identify its word stem."""


def _whole_words(puzzle: Puzzle, _: Tables) -> Scores:
    stem = {word for word in words_of(puzzle.stem) if len(word) >= _CONTENT}
    return [len(stem.intersection(words_of(option))) for option in puzzle.options]


def _beginnings(puzzle: Puzzle, _: Tables) -> Scores:
    stem = _cut(puzzle.stem)
    return [len(stem & _cut(option)) for option in puzzle.options]


def _letters(puzzle: Puzzle, _: Tables) -> Scores:
    stem = _triples(puzzle.stem)
    return [len(stem & triples) / max(1, len(triples)) for triples in map(_triples, puzzle.options)]


def _cut(text: str) -> set[str]:
    return {word[:_CONTENT] for word in words_of(text) if len(word) >= _CONTENT}


def _triples(text: str) -> set[str]:
    joined = " ".join(words_of(text))
    return {joined[start : start + 3] for start in range(len(joined) - 2)}


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends(
        "with the most words of the stem", "with the fewest words of the stem", _whole_words
    ),
    *both_ends(
        "with the most word beginnings of the stem",
        "with the fewest word beginnings of the stem",
        _beginnings,
    ),
    *both_ends(
        "most similar to the stem in letters", "least similar to the stem in letters", _letters
    ),
)
