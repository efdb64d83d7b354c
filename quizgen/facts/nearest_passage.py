"""Find the passage of a source that is nearest to a misquote, and how the two differ.

The words that both have vote for the start of the passage, rare words more than common ones. Only
the neighbourhood of the winner is compared word by word, which bounds the time: comparing a quote
with a whole article by `difflib` would take seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct

from quizgen.values.texts import fold

MAX_WORDS = 200
"""Maximum number of words of a quote that are compared."""
_BEFORE = 40
_MAX_VOTES = 100
_SHORT = 3
_Index = Mapping[str, Sequence[int]]
_WORD = re.compile(r"\w+(?:[-.,'’]\w+)*|[^\w\s]")


class Word(Struct, frozen=True):
    """A word or punctuation mark of a text: folded, with its start and end in the text."""

    key: str
    start: int
    end: int


class WordDifference(Struct, frozen=True):
    """A difference between a quote and a passage: ranges of words, either of which may be empty."""

    quoted: tuple[int, int]
    written: tuple[int, int]


class Passage(Struct, frozen=True):
    """The words of a quote, the nearest words of the source, and their differences."""

    quoted: tuple[Word, ...]
    written: tuple[Word, ...]
    differences: tuple[WordDifference, ...]


def split_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words and punctuation marks of a text. `offset` is added to their places."""
    return tuple(
        Word(fold(found[0]), found.start() + offset, found.end() + offset)
        for found in _WORD.finditer(text)
    )


def find_passage(folded: str, words: Sequence[Word]) -> Passage | None:
    """Return the passage of a folded text that is nearest to some words, or None.

    The passage must have half of the words in the same order, two or more in a row.
    """
    written, index = _index_words(folded)
    words = _select_words(words, written, index)
    reach = len(words) // 3 + 2
    start, end = _find_start(words, index, reach)
    window = written[max(0, start - reach) : end + len(words) + reach]
    matcher = SequenceMatcher(
        None, [word.key for word in words], [word.key for word in window], autojunk=False
    )
    together = 1 if len(words) <= _SHORT else 2
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= together]
    if 2 * sum(block.size for block in blocks) < max(1, len(words)):
        return None
    return _trim(tuple(words), window, matcher.get_opcodes())


def _select_words(words: Sequence[Word], written: Sequence[Word], index: _Index) -> Sequence[Word]:
    """Return the words to compare; of a very long quote, those around the first difference."""
    if len(words) <= MAX_WORDS:
        return words
    starts = index.get(words[0].key.casefold(), ())
    passages = (written[start : start + len(words)] for start in starts)
    right = max((_count_common(words, passage) for passage in passages), default=0)
    return words[max(0, right - _BEFORE) :][:MAX_WORDS]


def _count_common(words: Sequence[Word], others: Sequence[Word]) -> int:
    """Return the number of equal words at the start of two texts."""
    pairs = zip(words, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].key == pair[1].key, pairs))


@lru_cache(maxsize=8)
def _index_words(folded: str) -> tuple[tuple[Word, ...], _Index]:
    """Return the words of a source, and the numbers of the words for each folded key."""
    words = split_words(folded)
    index: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        index.setdefault(word.key.casefold(), []).append(number)
    return words, index


def _find_start(words: Sequence[Word], index: _Index, reach: int) -> tuple[int, int]:
    """Return the first and last of the places that most words vote for as the passage's start."""
    votes = sorted(
        (place - number, 1 / len(places))
        for number, word in enumerate(words)
        if (places := index.get(word.key.casefold()))
        for place in places[:_MAX_VOTES]
    )
    best, chosen, weight, first = 0.0, (0, 0), 0.0, 0
    for start, vote in votes:
        weight += vote
        while votes[first][0] < start - reach:
            weight -= votes[first][1]
            first += 1
        if weight > best:
            best, chosen = weight, (votes[first][0], start)
    return chosen


def _trim(
    words: tuple[Word, ...],
    window: tuple[Word, ...],
    opcodes: Sequence[tuple[str, int, int, int, int]],
) -> Passage:
    """Return the passage without the rest of the window before and after it."""
    ops = [op for op in opcodes if op[0] != "insert" or 0 < op[1] < len(words)]
    tag, *first, low, high = ops[0]
    ops[0] = (tag, first[0], first[1], max(low, high - first[1] + first[0]), high)
    tag, *last, low, high = ops[-1]
    ops[-1] = (tag, last[0], last[1], low, min(high, low + last[1] - last[0]))
    begin, end = ops[0][3], ops[-1][4]
    differences = tuple(
        WordDifference((op[1], op[2]), (op[3] - begin, op[4] - begin))
        for op in ops
        if op[0] != "equal"
    )
    return Passage(words, window[begin:end], differences)


def mark_words(
    text: str, words: Sequence[Word], ranges: Sequence[tuple[int, int]], context: int
) -> str:
    """Return the words around some ranges of a text, with brackets around the ranges.

    `context` is the number of words on each side. Left-out words are shown as ` … `.
    """
    near = [
        number
        for number in range(len(words))
        if any(first - context <= number < last + context for first, last in ranges)
    ]
    runs = list(_group_runs(near))
    opening = {first for first, last in ranges if first < last}
    closing = {last - 1 for first, last in ranges if first < last}
    shown = " … ".join(_mark_run(text, words, run, opening, closing) for run in runs)
    before = "… " if runs and runs[0].start > 0 else ""
    after = " …" if runs and runs[-1].stop < len(words) else ""
    return f"{before}{shown}{after}"


def _group_runs(numbers: Sequence[int]) -> Iterator[range]:
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield range(numbers[first], numbers[place - 1] + 1)
            first = place


def _mark_run(
    text: str, words: Sequence[Word], run: range, opening: set[int], closing: set[int]
) -> str:
    parts: list[str] = []
    end = words[run.start].start
    for number in run:
        word = words[number]
        opens, closes = "[" * (number in opening), "]" * (number in closing)
        parts += (text[end : word.start], opens, text[word.start : word.end], closes)
        end = word.end
    return "".join(parts)
