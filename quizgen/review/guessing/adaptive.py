"""Guessers that know keys: they see each key after their guess, or all cards before it.

They meet the items in the order of a hash and pick one option each time, with ties broken by hash.
Under the null hypothesis each guess hits with the probability 1/k, independently of the others.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Protocol

from quizgen.questions.hashing import unit_hash
from quizgen.review.guessing.guessed_items import GuessedItem
from quizgen.review.guessing.heuristics import Scores, tied_best

RECOGNIZED = "named most on all cards"
LEARNED = "a learned blend of all heuristics"
_RATE = 0.1
"""The learning rate: how far a weight moves towards each result."""
_ENOUGH = 40
"""The number of items of a pool from which on its own weights count."""


class Guesser(Protocol):
    """A guesser that learns the key of each item after its guess."""

    def scores(self, guessed: GuessedItem) -> Scores:
        """Return scores for the options of an item, from the keys learned so far."""

    def learn(self, guessed: GuessedItem, key: int) -> None:
        """Learn which option was the key."""


class Remembering:
    """A guesser that scores an option by how often it was the key and how often it was shown."""

    def __init__(self, judge: Callable[[int, int], float]) -> None:
        self.judge = judge
        self.hits: Counter[str] = Counter()
        self.shown: Counter[str] = Counter()

    def scores(self, guessed: GuessedItem) -> Scores:
        """Return a score for each option from its counts."""
        return [self.judge(self.hits[option], self.shown[option]) for option in guessed.options]

    def learn(self, guessed: GuessedItem, key: int) -> None:
        """Count the options shown, and the key."""
        self.shown.update(guessed.options)
        self.hits[guessed.options[key]] += 1


class Recognizing:
    """A guesser that has seen all cards of the deck, and remembers which names are on them.

    The card of the item's own fact has the key, and wrong options from outside are on no card.
    """

    def scores(self, guessed: GuessedItem) -> Scores:
        """Return how often the deck names each option."""
        return guessed.mentions

    def learn(self, guessed: GuessedItem, key: int) -> None:
        """Learn nothing: the cards were seen before."""


class Blending:
    """A multinomial logistic regression over the picks of the heuristics, one step per item.

    Each heuristic has a weight, and another one in each pool of which it has seen enough items. In
    a small pool, such a weight would remember options. `Remembering` measures that, and a key that
    is not repeated is not a flaw of an item.
    """

    def __init__(self) -> None:
        self.weights: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.seen: Counter[str] = Counter()

    def scores(self, guessed: GuessedItem) -> Scores:
        """Return the sum of the weights of the heuristics that pick each option."""
        totals = [0.0] * len(guessed)
        of_pool = self.seen[guessed.pool] >= _ENOUGH
        for name, places in guessed.picks.items():
            weight = self.weights["", name] + of_pool * self.weights[guessed.pool, name]
            for place in places:
                totals[place] += weight / len(places)
        return totals

    def learn(self, guessed: GuessedItem, key: int) -> None:
        """Move each weight by the difference between the hit and its expected probability."""
        scores = self.scores(guessed)
        odds = [math.exp(score - max(scores)) for score in scores]
        total = sum(odds)
        self.seen[guessed.pool] += 1
        for name, places in guessed.picks.items():
            surprise = (key in places) - sum(odds[place] for place in places) / total
            step = _RATE * surprise / len(places)
            self.weights["", name] += step
            self.weights[guessed.pool, name] += step


def make_guessers() -> dict[str, Guesser]:
    """Return new guessers, by names that describe the options that they pick."""
    return {
        "most often the key before": Remembering(lambda hits, _: hits),
        "least often the key before": Remembering(lambda hits, _: -hits),
        "most often the key when shown": Remembering(lambda hits, shown: hits / max(1, shown)),
        RECOGNIZED: Recognizing(),
        LEARNED: Blending(),
    }


def pick_best(guessed: GuessedItem, scores: Scores) -> tuple[int, ...]:
    """Return the position of the best option, with ties broken by hash; none if all tie."""
    best = tied_best(scores)
    return tuple(sorted(best, key=lambda place: unit_hash(guessed.id, str(place), "guess"))[:1])
