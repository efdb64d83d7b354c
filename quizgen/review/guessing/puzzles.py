"""Puzzles: items as a guesser sees them, without facts, answers and keys."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import permutations

from msgspec import Struct

from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import drawn_choices, memory_cards
from quizgen.values.partial_dates import PartialDate

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_LONGEST_NAME = 6
"""Maximum number of words of a name that is looked for in other stems."""


class Puzzle(Struct, frozen=True):
    """An item as a guesser sees it. The id is only used to order items by hash."""

    id: str
    stem: str
    options: tuple[str, ...]
    pool: str
    language: Language
    numbers: tuple[float, ...] = ()
    dates: tuple[PartialDate, ...] = ()

    def __len__(self) -> int:
        return len(self.options)


class Tables(Struct, frozen=True):
    """Counts over a deck that need no keys of multiple-choice items.

    `options` counts the options with a text, `option_words` the options with a word, `pools` the
    options of a pool with a text, and `pairs` the items with two options. `stems` counts the stems
    with an option or with a word of one, `answers` the memory cards with an answer. Their keys are
    words.
    """

    options: Mapping[str, int] = {}
    option_words: Mapping[str, int] = {}
    pools: Mapping[tuple[str, str], int] = {}
    pairs: Mapping[tuple[str, str], int] = {}
    stems: Mapping[tuple[str, ...], int] = {}
    answers: Mapping[tuple[str, ...], int] = {}


def make_puzzles(items: Iterable[Item], language: Language) -> Iterator[tuple[Puzzle, int]]:
    """Yield each multiple-choice item as a puzzle, with the position of its key."""
    for item, choice in drawn_choices(items):
        puzzle = make_puzzle(item.id, item.stem, choice.options, choice.pool or "", language)
        yield puzzle, choice.key


def make_puzzle(
    id_: str, stem: str, options: Sequence[str], pool: str, language: Language
) -> Puzzle:
    """Return a puzzle, with its options read as dates or numbers if all of them are."""
    dates = tuple(filter(None, (read_date(option, language) for option in options)))
    if len(dates) == len(options):
        return Puzzle(id_, stem, tuple(options), pool, language, dates=dates)
    read = (read_numbers(option, language) for option in options)
    numbers = [found[0] for found in read if len(found) == 1]
    is_numeric = len(numbers) == len(options)
    return Puzzle(id_, stem, tuple(options), pool, language, tuple(numbers) if is_numeric else ())


def count_tables(puzzles: Sequence[Puzzle], items: Iterable[Item] = ()) -> Tables:
    """Return the counts over the puzzles of a deck, and over the stems and cards of its items.

    Items of several styles may have the same stem, which is counted once. Answers are those of
    memory cards, also of the card with the question of a puzzle: if that card were left out, values
    that are the key of a single item would be named less than their distractors.
    """
    items = list(items)
    shown = [(puzzle, option) for puzzle in puzzles for option in puzzle.options]
    stems = {words_of(stem) for stem in (*(p.stem for p in puzzles), *(i.stem for i in items))}
    cards = {(words_of(item.stem), words_of(item.answer)) for item in memory_cards(items)}
    return Tables(
        options=Counter(option for _, option in shown),
        option_words=Counter(word for _, option in shown for word in set(words_of(option))),
        pools=Counter((puzzle.pool, option) for puzzle, option in shown),
        pairs=Counter(pair for puzzle in puzzles for pair in permutations(puzzle.options, 2)),
        stems=_count_phrases(stems, {words_of(option) for _, option in shown}),
        answers=Counter(answer for _, answer in cards),
    )


def _count_phrases(
    stems: Iterable[tuple[str, ...]], names: AbstractSet[tuple[str, ...]]
) -> Counter[tuple[str, ...]]:
    """Count the stems with each name, and with each word of a name. The other phrases are many."""
    wanted = {*names, *((word,) for name in names for word in name)}
    return Counter(phrase for words in stems for phrase in wanted.intersection(phrases_of(words)))


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, case-folded and in normal form."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def phrases_of(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield each sequence of up to six words of a text, given as its words."""
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_NAME) + 1):
            yield words[start:end]


@lru_cache(maxsize=65536)
def read_date(text: str, language: Language) -> PartialDate | None:
    """Return a text as a date; None if it is not one. Four plain digits are a year."""
    try:
        return language.dates.parse(text)
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def read_numbers(text: str, language: Language) -> tuple[float, ...]:
    """Return the numbers in a text."""
    return tuple(float(mention.number.value) for mention in language.numbers.find(text))
