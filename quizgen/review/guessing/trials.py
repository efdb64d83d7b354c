"""Trials: each guesser on all multiple-choice items of a deck or of several, with its hits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from quizgen.languages.language import Language
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.review.guessing.adaptive import make_guessers, pick_best
from quizgen.review.guessing.families import FAMILIES
from quizgen.review.guessing.guessed_items import WithKey, pick_in_items
from quizgen.review.guessing.significance import holm, two_sided, upper_bound

ENOUGH_ITEMS = 40
"""Minimum number of items for a verdict: with 40 items of four options, 56 % hits are detected."""

RISK = 0.01
"""Maximum probability that a fair deck is flagged."""

EXAMPLES = 5
"""The number of items that a trial gives as examples."""

MEMORY = "memory"
"""The family of the guessers that know the keys of earlier items, or the cards of the deck."""


class Trial(Struct, frozen=True):
    """The result of one guesser on one deck, or on several.

    `count` is the number of items on which it did not abstain, `hits` the number of items with the
    key among its picks, and `expected` the number of hits that chance gives. `p` is two-sided,
    `corrected` is p after correction for all guessers. `at_most` is the upper 95 % confidence bound
    of the rate of hits. `telling` are the ids of a few items in which the guesser separates the key
    from all other options.
    """

    family: str
    name: str
    count: int
    hits: int
    expected: float
    p: float
    at_most: float
    corrected: float = 1.0
    telling: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """The share of the items on which the key was among the picks."""
        return self.hits / self.count if self.count else 0.0

    @property
    def chance(self) -> float:
        """The share that chance gives: a guesser that picks two of four hits half of the time."""
        return self.expected / self.count if self.count else 0.0

    @property
    def is_significant(self) -> bool:
        """Whether chance does not explain the result."""
        return self.corrected < RISK


class Outcome(Struct, frozen=True):
    """The trials of one deck, or of several, in the order of the families.

    Guessers that always abstained are left out.
    """

    items: int
    trials: tuple[Trial, ...]

    @property
    def is_large_enough(self) -> bool:
        """Whether the deck is large enough for a verdict."""
        return self.items >= ENOUGH_ITEMS

    @property
    def flagged(self) -> tuple[Trial, ...]:
        """The heuristics that find or avoid keys significantly; none in a small deck."""
        significant = (trial for trial in self.trials if trial.is_significant)
        flagged = tuple(trial for trial in significant if trial.family != MEMORY)
        return flagged if self.is_large_enough else ()


def guess_items(items: Iterable[Item], language: Language) -> Outcome:
    """Run all guessers on the multiple-choice items of a deck."""
    return judge_guesses(pick_in_items(items, language))


def judge_guesses(items: Iterable[WithKey]) -> Outcome:
    """Compare all guesses with the keys. The items may be those of several decks."""
    pairs = sorted(items, key=lambda pair: unit_hash(pair[0].id, "trial"))
    active = [trial for trial in (*_try_heuristics(pairs), *_try_learners(pairs)) if trial.count]
    corrected = holm([trial.p for trial in active])
    trials = (replace(trial, corrected=p) for trial, p in zip(active, corrected, strict=True))
    return Outcome(len(pairs), tuple(trials))


def _try_heuristics(pairs: Sequence[WithKey]) -> Iterator[Trial]:
    for family in FAMILIES:
        for heuristic in family.HEURISTICS:
            guesses = [guessed.picks.get(heuristic.name, ()) for guessed, _ in pairs]
            yield _make_trial(family.NAME, heuristic.name, pairs, guesses)


def _try_learners(pairs: Sequence[WithKey]) -> Iterator[Trial]:
    for name, guesser in make_guessers().items():
        guesses = []
        for guessed, key in pairs:
            guesses.append(pick_best(guessed, guesser.scores(guessed)))
            guesser.learn(guessed, key)
        yield _make_trial(MEMORY, name, pairs, guesses)


def _make_trial(
    family: str, name: str, pairs: Sequence[WithKey], guesses: Sequence[tuple[int, ...]]
) -> Trial:
    """Compare guesses with keys. An empty guess abstains and is not counted."""
    sizes = (len(guessed) for guessed, _ in pairs)
    chances = [len(guess) / size for guess, size in zip(guesses, sizes, strict=True)]
    active = [chance for chance in chances if chance]
    hits = sum(key in guess for (_, key), guess in zip(pairs, guesses, strict=True))
    count = len(active)
    p = two_sided(hits, active)
    at_most = upper_bound(hits, count) if count else 1.0
    expected = math.fsum(active)
    telling = (
        guessed.id
        for (guessed, key), guess in zip(pairs, guesses, strict=True)
        if _separates(guess, key, len(guessed), finds=hits > expected)
    )
    examples = tuple(islice(telling, EXAMPLES))
    return Trial(family, name, count, hits, expected, p, at_most, telling=examples)


def _separates(guess: tuple[int, ...], key: int, size: int, *, finds: bool) -> bool:
    """Return whether a guess is the key alone or, if it avoids keys, all options but the key."""
    return guess == (key,) if finds else len(guess) == size - 1 and key not in guess
