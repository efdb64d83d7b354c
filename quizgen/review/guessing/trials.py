"""Trials: each guesser on all multiple-choice items of a deck, with its hits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgen.languages.language import Language
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.review.guessing.adaptive import Picks, make_guessers, pick_best
from quizgen.review.guessing.families import FAMILIES
from quizgen.review.guessing.puzzles import Puzzle, count_tables, make_puzzles
from quizgen.review.guessing.significance import holm, two_sided, upper_bound

ENOUGH_ITEMS = 40
"""Minimum number of items for a verdict: with 40 items of four options, 56 % hits are detected."""

RISK = 0.01
"""Maximum probability that a fair deck is flagged."""

MEMORY = "memory"
"""The family of the guessers that know the keys of earlier items."""


class Trial(Struct, frozen=True):
    """The result of one guesser on one deck.

    `count` is the number of items on which it did not abstain, `hits` the number of items with the
    key among its picks, and `expected` the number of hits that chance gives. `p` is two-sided,
    `corrected` is p after correction for all guessers. `at_most` is the upper 95 % confidence bound
    of the rate of hits.
    """

    family: str
    name: str
    count: int
    hits: int
    expected: float
    p: float
    at_most: float
    corrected: float = 1.0

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
    """The trials of a deck in the order of the families, without guessers that always abstained."""

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
    return guess_puzzles(list(make_puzzles(items, language)))


def guess_puzzles(pairs: Iterable[tuple[Puzzle, int]]) -> Outcome:
    """Run all guessers on puzzles, each paired with the position of its key."""
    ordered = sorted(pairs, key=lambda pair: unit_hash(pair[0].id, "trial"))
    puzzles, keys = [puzzle for puzzle, _ in ordered], [key for _, key in ordered]
    picked = _pick_all(puzzles)
    results = [*_try_heuristics(puzzles, keys, picked), *_try_learners(puzzles, keys, picked)]
    active = [trial for trial in results if trial.count]
    corrected = holm([trial.p for trial in active])
    trials = (replace(trial, corrected=p) for trial, p in zip(active, corrected, strict=True))
    return Outcome(len(puzzles), tuple(trials))


def _pick_all(puzzles: Sequence[Puzzle]) -> list[Picks]:
    tables = count_tables(puzzles)
    heuristics = [heuristic for family in FAMILIES for heuristic in family.HEURISTICS]
    return [
        {
            heuristic.name: picks
            for heuristic in heuristics
            if (picks := heuristic.picks(puzzle, tables))
        }
        for puzzle in puzzles
    ]


def _try_heuristics(
    puzzles: Sequence[Puzzle], keys: Sequence[int], picked: Sequence[Picks]
) -> Iterable[Trial]:
    for family in FAMILIES:
        for heuristic in family.HEURISTICS:
            guesses = [picks.get(heuristic.name, ()) for picks in picked]
            yield _make_trial(family.NAME, heuristic.name, puzzles, keys, guesses)


def _try_learners(
    puzzles: Sequence[Puzzle], keys: Sequence[int], picked: Sequence[Picks]
) -> Iterable[Trial]:
    for name, guesser in make_guessers().items():
        guesses = []
        for puzzle, key, picks in zip(puzzles, keys, picked, strict=True):
            guesses.append(pick_best(puzzle, guesser.scores(puzzle, picks)))
            guesser.learn(puzzle, picks, key)
        yield _make_trial(MEMORY, name, puzzles, keys, guesses)


def _make_trial(
    family: str,
    name: str,
    puzzles: Sequence[Puzzle],
    keys: Sequence[int],
    guesses: Sequence[tuple[int, ...]],
) -> Trial:
    """Compare guesses with keys. An empty guess abstains and is not counted."""
    chances = [len(guess) / len(puzzle) for puzzle, guess in zip(puzzles, guesses, strict=True)]
    active = [chance for chance in chances if chance]
    hits = sum(key in guess for key, guess in zip(keys, guesses, strict=True))
    count = len(active)
    p = two_sided(hits, active)
    at_most = upper_bound(hits, count) if count else 1.0
    return Trial(family, name, count, hits, math.fsum(active), p, at_most)
