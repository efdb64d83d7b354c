"""Words shared with the stem: the author of a key has the question in mind."""

from __future__ import annotations

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables, words_of

NAME = "words of the stem"
_CONTENT = 4
"""From how many letters on a word is one of content, and how many stand for its stem."""


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
    *both_ends("of most words of the stem", "of fewest words of the stem", _whole_words),
    *both_ends("of most beginnings of the stem", "of fewest beginnings of the stem", _beginnings),
    *both_ends("most like the stem in letters", "least like the stem in letters", _letters),
)
