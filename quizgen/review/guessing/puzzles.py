"""Puzzles: items as a guesser sees them, without facts, answers and keys."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import drawn_choices
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
    """Counts over a deck that need no keys.

    `options` counts the options with a text, `option_words` the options with a word, `pools` the
    options of a pool with a text, and `stems` the stems with a phrase.
    """

    options: Mapping[str, int] = {}
    option_words: Mapping[str, int] = {}
    pools: Mapping[tuple[str, str], int] = {}
    stems: Mapping[tuple[str, ...], int] = {}


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


def count_tables(puzzles: Sequence[Puzzle]) -> Tables:
    """Return the counts over the stems and options of a deck."""
    shown = [(puzzle, option) for puzzle in puzzles for option in puzzle.options]
    stems: Counter[tuple[str, ...]] = Counter()
    for puzzle in puzzles:
        stems.update(set(phrases_of(puzzle.stem)))
    return Tables(
        options=Counter(option for _, option in shown),
        option_words=Counter(word for _, option in shown for word in set(words_of(option))),
        pools=Counter((puzzle.pool, option) for puzzle, option in shown),
        stems=stems,
    )


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, case-folded and in normal form."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def phrases_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield each sequence of up to six words of a text."""
    words = words_of(text)
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
