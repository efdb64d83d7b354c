"""Guessers that remember: they are told each key after their guess, as a learner is.

They meet the items in the order of a hash and name one option each time, ties broken by hash, so
that under the null each guess hits with the chance 1/k whatever came before.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import Protocol

from quizgen.questions.hashing import unit_hash
from quizgen.review.guessing.heuristics import Scores, tied_best
from quizgen.review.guessing.puzzles import Puzzle

Picks = Mapping[str, tuple[int, ...]]
"""What the heuristics that do not abstain pick of one puzzle, by their names."""

LEARNED = "a learned blend of all heuristics"
_RATE = 0.1


class Guesser(Protocol):
    """What guesses and is told."""

    def scores(self, puzzle: Puzzle, picks: Picks) -> Scores:
        """Score the options of a puzzle by what has been learned so far."""

    def learn(self, puzzle: Puzzle, picks: Picks, key: int) -> None:
        """Be told which option was right."""


class Remembering:
    """Goes by how often each option was right and how often it was shown."""

    def __init__(self, judge: Callable[[int, int], float]) -> None:
        self.judge = judge
        self.right: Counter[str] = Counter()
        self.shown: Counter[str] = Counter()

    def scores(self, puzzle: Puzzle, picks: Picks) -> Scores:
        """Judge each option by its past."""
        del picks
        return [self.judge(self.right[option], self.shown[option]) for option in puzzle.options]

    def learn(self, puzzle: Puzzle, picks: Picks, key: int) -> None:
        """Count what was shown, and what was right."""
        del picks
        self.shown.update(puzzle.options)
        self.right[puzzle.options[key]] += 1


class Blending:
    """Weighs what the heuristics pick: a multinomial logistic regression, one step an item.

    Each heuristic has a weight, and one of its own in each pool. It knows no option again: what
    remembering does is measured by itself, and “has been right already, so it is wrong now” is no
    flaw of an item.
    """

    def __init__(self) -> None:
        self.weights: defaultdict[tuple[str, str], float] = defaultdict(float)

    def scores(self, puzzle: Puzzle, picks: Picks) -> Scores:
        """Add up the weights of the heuristics that pick an option."""
        totals = [0.0] * len(puzzle)
        for name, places in picks.items():
            weight = self.weights["", name] + self.weights[puzzle.pool, name]
            for place in places:
                totals[place] += weight / len(places)
        return totals

    def learn(self, puzzle: Puzzle, picks: Picks, key: int) -> None:
        """Move each weight by how much more right its picks were than had been expected."""
        scores = self.scores(puzzle, picks)
        odds = [math.exp(score - max(scores)) for score in scores]
        total = sum(odds)
        for name, places in picks.items():
            surprise = (key in places) - sum(odds[place] for place in places) / total
            step = _RATE * surprise / len(places)
            self.weights["", name] += step
            self.weights[puzzle.pool, name] += step


def make_guessers() -> dict[str, Guesser]:
    """Return the guessers, who have learned nothing yet, by what they pick."""
    return {
        "most often right before": Remembering(lambda right, _: right),
        "least often right before": Remembering(lambda right, _: -right),
        "right most often when shown": Remembering(lambda right, shown: right / max(1, shown)),
        LEARNED: Blending(),
    }


def one_guess(puzzle: Puzzle, scores: Scores) -> tuple[int, ...]:
    """Return the place of the best option, ties broken by hash; none where all tie."""
    best = tied_best(scores)
    return (min(best, key=lambda place: unit_hash(puzzle.id, str(place), "guess")),) if best else ()
