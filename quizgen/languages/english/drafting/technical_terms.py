"""Judge how well the words of an English noun phrase serve as an answer.

A technical term of the article (“the solar wind”) is a good answer, a general word (“a role”) none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.word_lists import read_words
from quizgen.languages.english.english_plurals import singular

_LONG, _OFTEN = 9, 2


class Terms(Struct, frozen=True):
    """The words of an article. `counts` says how often each occurs, as a singular.

    `title` are the words of its title.
    """

    counts: Mapping[str, int] = {}
    title: AbstractSet[str] = frozenset()

    def score(self, phrase: str) -> int:
        """Return how well a noun phrase serves as an answer, from 0 (not at all) to 6."""
        words = [word for word in split_content(phrase) if word not in classes.DETERMINERS]
        if not words or any(map(classes.is_function_word, words)):
            return 0
        nouns, adjectives = read_words("vague")
        telling = [w for w in words if _base(w) not in nouns and w not in adjectives]
        is_title = all(word in self.title for word in words)
        if not telling or words[0] in adjectives or is_title:
            return 0
        if (
            telling == words[:-1]
            and all(map(classes.is_adjective, telling))
            and not self._is_often(words)
        ):
            return 0  # “behavioral outcome”
        often = sum(self.counts.get(_base(word), 0) >= _OFTEN for word in telling)
        is_long = any(len(word) >= _LONG or "-" in word for word in telling)
        is_compound = len(words) > 1 and (often > 0 or not any(map(classes.is_adjective, words)))
        return 1 + min(often, 2) + is_long + 2 * is_compound

    def _is_often(self, words: Sequence[str]) -> bool:
        return all(self.counts.get(_base(word), 0) >= _OFTEN for word in words)


def read_terms(title: str, sentences: Sequence[str]) -> Terms:
    """Return the words of an article."""
    words = (word for sentence in sentences for word in split_content(sentence))
    return Terms(Counter(map(_base, words)), frozenset(split_content(title)))


def split_content(text: str) -> list[str]:
    """Return the words of a text in lower case, without possessive endings."""
    return [re.sub("[’']s?$", "", word) for word in re.findall(r"[\w’'-]+", text.lower())]


def is_vague(adjective: str) -> bool:
    """Return whether an adjective says little: “different”."""
    return adjective.lower() in read_words("vague")[1]


def is_person(word: str) -> bool:
    """Return whether a noun means a person, or people."""
    people = read_words("nouns")[3]
    return word in people or _base(word) in people


def _base(word: str) -> str:
    return singular(word) or word
