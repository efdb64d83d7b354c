"""Every guesser on every item of a deck, and what came of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.review.guessing.adaptive import Picks, make_guessers, one_guess
from quizgen.review.guessing.families import FAMILIES
from quizgen.review.guessing.puzzles import Puzzle, choice_items, count_tables
from quizgen.review.guessing.significance import holm, two_sided, upper_bound

ENOUGH_ITEMS = 40
"""How many items a verdict needs: 40 show a guesser who finds 56 % among four options."""

RISK = 0.01
"""How probable it is at most that a fair deck is flagged at all: one in a hundred is."""

MEMORY = "memory"
"""The family of the guessers that are told the keys of earlier items."""


class Trial(Struct, frozen=True):
    """One guesser on one deck.

    `count` items on which it did not abstain, on `hits` of which the key was among its picks, where
    chance gives `expected`. `p` is two-sided, `corrected` for all guessers; `at_most` is the rate
    of hits that cannot be ruled out, at a risk of 5 %.
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
        """The part of the items on which the key was among the picks."""
        return self.hits / self.count if self.count else 0.0

    @property
    def chance(self) -> float:
        """The part that chance gives: a guesser that picks two of four hits half of the time."""
        return self.expected / self.count if self.count else 0.0

    @property
    def significant(self) -> bool:
        """Whether luck does not explain it."""
        return self.corrected < RISK


class Outcome(Struct, frozen=True):
    """A deck's trials, in the order of the families; those that always abstained are left out."""

    items: int
    trials: tuple[Trial, ...]

    @property
    def enough(self) -> bool:
        """Whether the deck is large enough for a verdict."""
        return self.items >= ENOUGH_ITEMS

    @property
    def flagged(self) -> tuple[Trial, ...]:
        """The heuristics by which the items give themselves away; none in a small deck."""
        found = (trial for trial in self.trials if trial.significant and trial.family != MEMORY)
        return tuple(found) if self.enough else ()


def guess_items(items: Iterable[Item]) -> Outcome:
    """Let every guesser loose on the multiple-choice items among these."""
    return guess_puzzles(list(choice_items(items)))


def guess_puzzles(pairs: Iterable[tuple[Puzzle, int]]) -> Outcome:
    """Let every guesser loose on puzzles, each paired with the place of its key."""
    ordered = sorted(pairs, key=lambda pair: unit_hash(pair[0].id, "trial"))
    puzzles, keys = [puzzle for puzzle, _ in ordered], [key for _, key in ordered]
    picked = _pick_all(puzzles)
    found = [*_static(puzzles, keys, picked), *_adaptive(puzzles, keys, picked)]
    informed = [trial for trial in found if trial.count]
    corrected = holm([trial.p for trial in informed])
    trials = (replace(trial, corrected=p) for trial, p in zip(informed, corrected, strict=True))
    return Outcome(len(puzzles), tuple(trials))


def _pick_all(puzzles: Sequence[Puzzle]) -> list[Picks]:
    tables = count_tables(puzzles)
    heuristics = [heuristic for family in FAMILIES for heuristic in family.HEURISTICS]
    return [
        {one.name: picks for one in heuristics if (picks := one.picks(puzzle, tables))}
        for puzzle in puzzles
    ]


def _static(
    puzzles: Sequence[Puzzle], keys: Sequence[int], picked: Sequence[Picks]
) -> Iterable[Trial]:
    for family in FAMILIES:
        for heuristic in family.HEURISTICS:
            guesses = [picks.get(heuristic.name, ()) for picks in picked]
            yield _trial(family.NAME, heuristic.name, puzzles, keys, guesses)


def _adaptive(
    puzzles: Sequence[Puzzle], keys: Sequence[int], picked: Sequence[Picks]
) -> Iterable[Trial]:
    for name, guesser in make_guessers().items():
        guesses = []
        for puzzle, key, picks in zip(puzzles, keys, picked, strict=True):
            guesses.append(one_guess(puzzle, guesser.scores(puzzle, picks)))
            guesser.learn(puzzle, picks, key)
        yield _trial(MEMORY, name, puzzles, keys, guesses)


def _trial(
    family: str,
    name: str,
    puzzles: Sequence[Puzzle],
    keys: Sequence[int],
    guesses: Sequence[tuple[int, ...]],
) -> Trial:
    """Hold guesses against keys. An empty guess abstains and counts for nothing."""
    chances = [len(guess) / len(puzzle) for puzzle, guess in zip(puzzles, guesses, strict=True)]
    informed = [chance for chance in chances if chance]
    hits = sum(key in guess for key, guess in zip(keys, guesses, strict=True))
    count = len(informed)
    p = two_sided(hits, informed)
    at_most = upper_bound(hits, count) if count else 1.0
    return Trial(family, name, count, hits, math.fsum(informed), p, at_most)
