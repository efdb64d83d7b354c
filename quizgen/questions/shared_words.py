"""Find words of a question that give its answer away: only the right option shares them.

Two words share a stem if they begin with enough letters that are the same, and the rest is short:
“photosynthesis” and “photosynthetic”, but not “iron” and “ironic”. A name and a word that is
derived from it also do if the rest are endings of such words: “Sweden” and “Swedish”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct

from quizgen.languages.language import Language

ALLOWED_BY = frozenset(("R07", "revealing-stems"))
"""The code and the name of the rule about such words, which a fact may be allowed to break."""
STEM, NAME_STEM = 5, 3
"""Minimum number of letters that two related words share, and a name and a word derived from it."""
ENDING = 5
"""Maximum number of letters after them."""
_LETTERS = re.compile(r"[^\W\d_]{4,}")


class ContentWord(Struct, frozen=True):
    """A word of a text in lower case, and whether the text has it with a capital, as a name."""

    text: str
    is_name: bool


@lru_cache(maxsize=1 << 15)
def content_words(text: str, language: Language) -> frozenset[str]:
    """Return the words of a text that have four letters or more and are not function words."""
    return frozenset(_LETTERS.findall(text.casefold())) - language.rules.function_words


def share_stem(word: str, other: str, letters: int = STEM) -> bool:
    """Return whether two words are equal or share a stem of some length.

    It is more than half of the longer word.
    """
    shared, longer = _count_shared(word, other), max(len(word), len(other))
    is_stem = shared >= letters and 2 * shared > longer and longer - shared <= ENDING
    return is_stem or word == other


def find_revealing_words(
    stem: str, key: str, distractors: Iterable[str], language: Language
) -> tuple[str, str] | None:
    """Return a word of the stem and the related one of the key, if no distractor has one, or None.

    The first word of the stem is not read as a name.
    """
    words = _read_words(key, language)
    asked = _read_words(stem[:1].lower() + stem[1:], language) if words else ()
    found = [
        (other, word) for word in words for other in asked if _are_related(word, other, language)
    ]
    others = [each for option in distractors for each in _read_words(option, language) if found]
    for other, word in found:
        if not any(_are_related(each, other, language) for each in others):
            return other.text, word.text
    return None


@lru_cache(maxsize=1 << 15)
def _read_words(text: str, language: Language) -> tuple[ContentWord, ...]:
    small = language.rules.function_words
    words = (word for word in _LETTERS.findall(text) if word.casefold() not in small)
    return tuple(
        {
            word.casefold(): ContentWord(word.casefold(), not word.islower()) for word in words
        }.values()
    )


def _are_related(word: ContentWord, asked: ContentWord, language: Language) -> bool:
    """Return whether a word of an option is related to one of the stem.

    A name in an option is only related to itself and to words that are derived from it.
    """
    if word.text == asked.text or (not word.is_name and share_stem(word.text, asked.text)):
        return True
    return (word.is_name or asked.is_name) and _is_derived(word.text, asked.text, language)


def _is_derived(word: str, other: str, language: Language) -> bool:
    """Return whether one of two words is a name, by its ending, and the other derived from it."""
    names, derived = language.rules.name_endings, language.rules.derived_endings
    for shared in range(_count_shared(word, other), NAME_STEM - 1, -1):
        first, second = word[shared:], other[shared:]
        if (first in names and second in derived) or (second in names and first in derived):
            return True
    return False


def _count_shared(word: str, other: str) -> int:
    pairs = zip(word, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
