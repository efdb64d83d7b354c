"""Puzzles: items as a guesser sees them, without facts, answers and keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations

from msgspec import Struct

from quizgen.facts.media.media_values import Media
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.guessing.mentions import Mentions, count_mentions, words_of
from quizgen.review.item_text import drawn_choices
from quizgen.values.partial_dates import PartialDate

_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrtv")


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
    """Counts over a deck.

    `options` counts the options with a text, `option_words` the options with a word, `pools` the
    options of a pool with a text, and `pairs` the items with two options. `mentions` says how often
    an option is named elsewhere.
    """

    options: Mapping[str, int] = {}
    option_words: Mapping[str, int] = {}
    pools: Mapping[tuple[str, str], int] = {}
    pairs: Mapping[tuple[str, str], int] = {}
    mentions: Mapping[str, Mentions] = {}


def make_puzzles(items: Iterable[Item], language: Language) -> Iterator[tuple[Puzzle, int]]:
    """Yield each multiple-choice item as a puzzle, with the position of its key."""
    for item, choice in drawn_choices(items):
        options = tuple(map(_stand_in, item.pictures)) or choice.options
        puzzle = make_puzzle(item.id, item.stem, options, choice.pool or "", language)
        yield puzzle, choice.key


def _stand_in(picture: Media) -> str:
    """Return letters that say nothing, for a picture: learners do not see the name of its file."""
    return picture.sha256[:12].translate(_LETTERS)


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
    """Return the counts over the puzzles of a deck, and over the stems and answers of its items."""
    shown = [(puzzle, option) for puzzle in puzzles for option in puzzle.options]
    options = Counter(option for _, option in shown)
    return Tables(
        options=options,
        option_words=Counter(word for _, option in shown for word in set(words_of(option))),
        pools=Counter((puzzle.pool, option) for puzzle, option in shown),
        pairs=Counter(pair for puzzle in puzzles for pair in permutations(puzzle.options, 2)),
        mentions=count_mentions(options, items),
    )


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
