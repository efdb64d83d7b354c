"""Items with the picks of all heuristics, and nothing else that a learning guesser could use.

The counts behind the picks are those of one deck. The guessed items of several decks can be judged
together, and they are small enough to be sent from another process.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.guessing.families import FAMILIES
from quizgen.review.guessing.mentions import NO_MENTIONS
from quizgen.review.guessing.puzzles import Puzzle, Tables, count_tables, make_puzzles

_HEURISTICS = tuple(heuristic for family in FAMILIES for heuristic in family.HEURISTICS)


class GuessedItem(Struct, frozen=True):
    """A multiple-choice item with the positions of the picks of each heuristic, by name.

    Heuristics that abstain are left out. `mentions` says how often the deck names each option, in
    all stems and answers. The id is only used to order items by hash.
    """

    id: str
    options: tuple[str, ...]
    pool: str
    picks: Mapping[str, tuple[int, ...]]
    mentions: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.options)


WithKey = tuple[GuessedItem, int]
"""A guessed item and the position of its key."""


def pick_in_items(items: Iterable[Item], language: Language) -> tuple[WithKey, ...]:
    """Return the guessed items of a deck, each with the position of its key."""
    listed = list(items)
    return pick_in_puzzles(make_puzzles(listed, language), listed)


def pick_in_puzzles(
    pairs: Iterable[tuple[Puzzle, int]], items: Iterable[Item] = ()
) -> tuple[WithKey, ...]:
    """Return the puzzles of a deck as guessed items, each with the position of its key.

    `items` are all items of the deck: some heuristics look for the options in them.
    """
    listed = list(pairs)
    tables = count_tables([puzzle for puzzle, _ in listed], items)
    return tuple((_guess(puzzle, tables), key) for puzzle, key in listed)


def _guess(puzzle: Puzzle, tables: Tables) -> GuessedItem:
    picked = ((heuristic.name, heuristic.picks(puzzle, tables)) for heuristic in _HEURISTICS)
    picks = {name: places for name, places in picked if places}
    named = (tables.mentions.get(option, NO_MENTIONS).anywhere for option in puzzle.options)
    return GuessedItem(puzzle.id, puzzle.options, puzzle.pool, picks, tuple(named))
