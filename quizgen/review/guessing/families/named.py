"""Named in other questions: names that only distractors have are named nowhere else in a deck."""

from __future__ import annotations

from operator import add

from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.puzzles import Puzzle, Tables, phrases_of, words_of

NAME = "named in other questions"


def _in_stems(puzzle: Puzzle, tables: Tables) -> Scores:
    """Score an option by the number of other stems that contain it, also of other styles."""
    own = set(phrases_of(words_of(puzzle.stem)))
    names = [words_of(option) for option in puzzle.options]
    return [tables.stems.get(name, 0) - (name in own) for name in names]


def _words(puzzle: Puzzle, tables: Tables) -> Scores:
    """Score an option by the number of other stems with its rarest word."""
    own = set(words_of(puzzle.stem))
    return [
        min((tables.stems.get((word,), 0) - (word in own) for word in words_of(option)), default=0)
        for option in puzzle.options
    ]


def _on_cards(puzzle: Puzzle, tables: Tables) -> Scores:
    """Score an option by the number of memory cards with this answer.

    Numbers are left out, because computed distractors are never the answer of a card.
    """
    if puzzle.numbers:
        return ()
    return [tables.answers.get(words_of(option), 0) for option in puzzle.options]


def _anywhere(puzzle: Puzzle, tables: Tables) -> Scores:
    """Score an option by the number of other stems, and of cards' answers, that name it."""
    on_cards = _on_cards(puzzle, tables)
    return list(map(add, _in_stems(puzzle, tables), on_cards)) if on_cards else ()


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("named in the most other stems", "named in the fewest other stems", _in_stems),
    *both_ends(
        "with words of the most other stems", "with words of the fewest other stems", _words
    ),
    *both_ends("the answer of the most cards", "the answer of the fewest cards", _on_cards),
    *both_ends(
        "named most in other stems and in answers",
        "named least in other stems and in answers",
        _anywhere,
    ),
)
