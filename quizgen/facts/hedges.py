"""Small words that change what a sentence claims: none may come or go between a quote and a fact.

“Almost entirely” is not “entirely”, “many units” are not “units”, and “three parks” not “parks”.
Only a closed list is looked at, so that an author may otherwise say it in other words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from quizgen.values.quantities import find_numbers
from quizgen.values.texts import fold_case

_GROUPS: tuple[tuple[str, ...], ...] = (
    ("not", "n't", "cannot", "never", "no", "none", "nobody", "nothing", "nor", "without"),
    ("nearly", "almost"),
    ("entirely", "fully", "completely", "wholly"),
    ("partly", "partially"),
    ("mostly", "largely", "mainly"),
    ("all", "every", "each"),
    ("many", "numerous"),
    ("most",),
    ("few",),
    ("several", "multiple"),
    ("always",),
    ("only", "solely"),
    ("possibly", "perhaps", "maybe", "may", "might"),
    ("probably", "likely"),
    ("reportedly", "reported", "reports"),
    ("allegedly", "alleged", "alleges"),
    ("apparently", "seemingly"),
)  # fmt: skip
_FELLOWS = {word: group for group in _GROUPS for word in group}
_TELLING = ("reportedly", "allegedly", "apparently", "seemingly")
_ADDABLE = frozenset(_FELLOWS) - {"reported", "reports", "alleged", "alleges", "without", "likely"}
_DROPPABLE = frozenset(
    (
        *("not", "n't", "never", "nearly", "almost", "partly", "partially", "mostly", "largely"),
        *("mainly", "many", "numerous", "most", "few", "several", "multiple", "possibly"),
        *("perhaps", "maybe", "might", "probably", "likely", *_TELLING),
    )
)
"""Words that weaken or turn what follows. “May” is not among them: it is a month as well."""
_CONTENT = 4
_LETTERS = re.compile(r"[a-z]+")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def has_any(text: str) -> bool:
    """Tell whether a text may hold any of the small words: most do not, and need no closer look."""
    plain = fold_case(text)
    return "n't" in plain or not _FELLOWS.keys().isdisjoint(_LETTERS.findall(plain))


def find_added(text: str, quote: str) -> Iterator[str]:
    """Yield the small words and the number words of a text that its quote does not have."""
    if has_any(text):
        shown = _words(quote)
        for word in dict.fromkeys(_words(text)):
            if word in _ADDABLE and not _has(shown, word):
                yield f"“{word}”"
    in_words = [one.number for one in find_numbers(text) if one.number.word]
    numbers = {one.number.value for one in find_numbers(quote)} if in_words else set()
    for number in in_words:
        if number.value > 1 and number.value not in numbers:
            yield f"“{number}”"


def find_dropped(text: str, whole: str, quote: str, *, attributed: bool) -> Iterator[str]:
    """Yield what a quote has before a word of a text, “almost entirely”, and the fact has not.

    `whole` is all that the fact says. That something is “reportedly” so is kept where the fact is
    `attributed`: every question then says who reports it.
    """
    own, said, shown = set(_words(text)), _words(whole), _words(quote)
    pairs = tuple(itertools.pairwise(shown)) if own else ()
    for word, after in dict.fromkeys(pairs):
        if word not in _DROPPABLE or after not in own or len(after) < _CONTENT:
            continue
        always = all(one == word for one, other in pairs if other == after)
        if always and not _has(said, word) and not (attributed and word in _TELLING):
            yield f"“{word} {after}”"


def _has(words: list[str], wanted: str) -> bool:
    group = _FELLOWS[wanted]
    return any(word in group for word in words)


def _words(text: str) -> list[str]:
    plain = fold_case(text).replace("n't", " n't")
    return re.findall(r"n't|" + _WORD.pattern, plain)
