"""The passage of a source that is nearest to words that do not stand there, and how the two differ.

Time is bounded: words that both have vote for where the passage begins, rare ones more than common
ones, and only the neighbourhood of the winner is compared word by word. To compare a quote with a
whole article by `difflib` would take seconds for each mistyped letter.
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
"""How many words of a quote are compared."""
_BEFORE = 40
_MAX_VOTES = 100
_SHORT = 3
_Index = Mapping[str, Sequence[int]]
_WORD = re.compile(r"\w+(?:[-.,'’]\w+)*|[^\w\s]")


class Word(Struct, frozen=True):
    """A word or a sign of a text, as folded, and where it stands there."""

    key: str
    start: int
    end: int


class WordDifference(Struct, frozen=True):
    """Where a quote and a passage differ: a range of words in each. One of them may be empty."""

    quoted: tuple[int, int]
    written: tuple[int, int]


class Passage(Struct, frozen=True):
    """Words of a quote, the words of a source that are nearest to them, and how they differ."""

    quoted: tuple[Word, ...]
    written: tuple[Word, ...]
    differences: tuple[WordDifference, ...]


def split_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words and signs of a text, which stands at an offset of a longer one."""
    return tuple(
        Word(fold(found[0]), found.start() + offset, found.end() + offset)
        for found in _WORD.finditer(text)
    )


def find_passage(folded: str, words: Sequence[Word]) -> Passage | None:
    """Return the passage of a folded text that is nearest to some words; None if nothing is near.

    Near is what has half of the words in the same order, two or more together.
    """
    written, index = _index(folded)
    words = _compared(words, written, index)
    reach = len(words) // 3 + 2
    start, end = _anchor(words, index, reach)
    window = written[max(0, start - reach) : end + len(words) + reach]
    matcher = SequenceMatcher(
        None, [one.key for one in words], [one.key for one in window], autojunk=False
    )
    together = 1 if len(words) <= _SHORT else 2
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= together]
    if 2 * sum(block.size for block in blocks) < max(1, len(words)):
        return None
    return _trimmed(tuple(words), window, matcher.get_opcodes())


def _compared(words: Sequence[Word], written: Sequence[Word], index: _Index) -> Sequence[Word]:
    """Return the words to compare: of a very long quote those around the first that is wrong."""
    if len(words) <= MAX_WORDS:
        return words
    starts = index.get(words[0].key.casefold(), ())
    passages = (written[start : start + len(words)] for start in starts)
    right = max((_in_common(words, passage) for passage in passages), default=0)
    return words[max(0, right - _BEFORE) :][:MAX_WORDS]


def _in_common(words: Sequence[Word], others: Sequence[Word]) -> int:
    """Return how many words two texts have in common before the first that differs."""
    pairs = zip(words, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].key == pair[1].key, pairs))


@lru_cache(maxsize=8)
def _index(folded: str) -> tuple[tuple[Word, ...], _Index]:
    """Return the words of a source, and where each of them stands among them."""
    words = split_words(folded)
    index: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        index.setdefault(word.key.casefold(), []).append(number)
    return words, index


def _anchor(words: Sequence[Word], index: _Index, reach: int) -> tuple[int, int]:
    """Return the first and the last place where most words say that the passage begins."""
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


def _trimmed(
    words: tuple[Word, ...],
    window: tuple[Word, ...],
    opcodes: Sequence[tuple[str, int, int, int, int]],
) -> Passage:
    """Leave out what the window has before and behind the passage itself."""
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


def mark(text: str, words: Sequence[Word], ranges: Sequence[tuple[int, int]], context: int) -> str:
    """Return words of a text with brackets around some ranges, and so many words beside each.

    What is left out is ` … `.
    """
    near = [
        number
        for number in range(len(words))
        if any(first - context <= number < last + context for first, last in ranges)
    ]
    runs = list(_runs(near))
    opening = {first for first, last in ranges if first < last}
    closing = {last - 1 for first, last in ranges if first < last}
    shown = " … ".join(_marked(text, words, run, opening, closing) for run in runs)
    before = "… " if runs and runs[0].start > 0 else ""
    behind = " …" if runs and runs[-1].stop < len(words) else ""
    return f"{before}{shown}{behind}"


def _runs(numbers: Sequence[int]) -> Iterator[range]:
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield range(numbers[first], numbers[place - 1] + 1)
            first = place


def _marked(
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
