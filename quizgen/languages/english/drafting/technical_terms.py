"""Judge how well the words of an English noun phrase serve as an answer.

A technical term of the article (“the solar wind”) is a good answer, a general word (“a role”) none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from msgspec import Struct

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.word_lists import read_words
from quizgen.languages.english.english_plurals import singular

_OFTEN, _SHORT = 2, 4
_LEAST_PLACES, _PART_OF_TOPIC = 8, 5
"""A word in a fifth of the sentences, and in eight at least, is a topic of the article."""
_CLASSIFYING = re.compile(r"(?:al|ic|ar|ary|oid|ive|ous|ed|ing)$")
"""Endings of adjectives that name a kind, mostly: “solar”, “associative”."""


class Terms(Struct, frozen=True):
    """The words of an article. `counts` says how often each occurs, as a singular.

    `pairs` says the same for each two neighbouring words. `title` are the words of its title,
    `topics` also those that are in many of its sentences.
    """

    counts: Mapping[str, int] = {}
    pairs: Mapping[tuple[str, str], int] = {}
    title: AbstractSet[str] = frozenset()
    topics: AbstractSet[str] = frozenset()

    def score(self, phrase: str) -> int:
        """Return how well a noun phrase serves as an answer, from 0 (not at all) to 6.

        A good answer is rare in general English, occurs again in the article, and has two words.
        """
        if " of " in phrase:
            return self._score_joined(phrase)
        words = [word for word in split_content(phrase) if word not in classes.DETERMINERS]
        if not words or any(map(classes.is_function_word, words)):
            return 0
        *before, head = words
        is_vague_head = is_vague_noun(head)
        is_title = all(word in self.title for word in words)
        telling = [word for word in before if not (is_vague_noun(word) or is_vague(word))]
        if is_title or is_vague(words[0]) or (is_vague_head and not telling):
            return 0
        is_repeated = bool(before) and self._is_pair(words)
        rarity = 0 if is_vague_head else _rarity(head)
        kind = self._is_telling_kind(telling[-1]) if telling else False
        if not (rarity or is_repeated or kind):
            return 0  # “power”, “intricate webs”
        if is_vague_head and not is_repeated and not any(map(is_rare, telling)):
            return 0  # “social outcome”
        return (
            bool(telling)
            + 2 * is_repeated
            + self._is_often(head)
            + (rarity + (not telling and rarity > 0) + kind)
        )

    def _score_joined(self, phrase: str) -> int:
        """Return the score of “the extension of slavery”: a point more than the better noun."""
        head, _, noun = phrase.partition(" of ")
        is_vague_head = is_vague_noun(split_content(head)[-1])
        return 0 if is_vague_head else 1 + max(self.score(head), self.score(noun))

    def _is_telling_kind(self, modifier: str) -> bool:
        """Return whether a modifier names a kind: “stem” and “solar”, but not “intricate”."""
        is_quality = classes.is_adjective(modifier) and not _CLASSIFYING.search(modifier)
        return not is_quality and (is_rare(modifier) or self._is_often(modifier))

    def is_topic(self, phrase: str) -> bool:
        """Return whether a phrase names what the whole article is about."""
        words = {
            _base(word) for word in split_content(phrase) if not classes.is_function_word(word)
        }
        return words <= self.topics

    def is_kind(self, modifier: str, head: str) -> bool:
        """Return whether a word tells one kind of a thing from others: “stem” of “stem cells”."""
        word, last = modifier.lower(), _base(head.rpartition(" ")[2].lower())
        if is_vague(word) or is_vague_noun(word) or word.startswith("non-"):
            return False
        if classes.base_of_any_participle(word) or word.endswith("ing"):
            return False
        own = self.pairs.get((_base(word), _base(head.split(maxsplit=1)[0].lower())), 0)
        return self.counts.get(last, 0) > own

    def _is_often(self, word: str) -> bool:
        return self.counts.get(_base(word), 0) >= _OFTEN and not is_vague_noun(word)

    def _is_pair(self, words: Sequence[str]) -> bool:
        """Return whether the article has the last two words of a phrase more than once."""
        first, second = words[-2:]
        return self.pairs.get((_base(first), _base(second)), 0) >= _OFTEN


def is_rare(word: str) -> bool:
    """Return whether a word is not one of the most frequent words of general English."""
    return _rarity(word) > 0


def is_technical(word: str) -> bool:
    """Return whether a word is rare in general English, so that it is probably a technical term."""
    return _rarity(word) > 1


def _rarity(word: str) -> int:
    """Return how rare a word is: 0 for the most frequent ones, 1 for other frequent ones, or 2."""
    most, more = read_words("frequent")
    parts = [_forms(part) for part in word.split("-")]
    if all(len(_base(word)) < _SHORT or forms & most for forms in parts):
        return 0
    return 1 if all(forms & most or forms & more for forms in parts) else 2


def _forms(word: str) -> set[str]:
    """Return a word with its singular, or with the base of a verb."""
    base = classes.base_of_past(word) or classes.base_of_third_person(word)
    return {word, _base(word), base or classes.base_of_present_participle(word)}


def read_terms(title: str, sentences: Sequence[str]) -> Terms:
    """Return the words of an article."""
    texts = [list(map(_base, split_content(sentence))) for sentence in sentences]
    named = set(split_content(title))
    places = Counter(word for words in texts for word in set(words))
    many = max(_LEAST_PLACES, len(texts) // _PART_OF_TOPIC)
    return Terms(
        Counter(word for words in texts for word in words),
        Counter(pair for words in texts for pair in pairwise(words)),
        frozenset(named),
        frozenset(map(_base, named)) | {word for word, count in places.items() if count >= many},
    )


def split_content(text: str) -> list[str]:
    """Return the words of a text in lower case, without possessive endings."""
    return [re.sub("[’']s?$", "", word) for word in re.findall(r"[\w’'-]+", text.lower())]


def is_vague(adjective: str) -> bool:
    """Return whether an adjective says little: “different”."""
    return adjective.lower() in read_words("vague")[1]


def is_vague_noun(noun: str) -> bool:
    """Return whether a noun says little: “types”."""
    return _base(noun.lower()) in read_words("vague")[0]


def is_person(word: str) -> bool:
    """Return whether a noun means a person, or people."""
    people = read_words("nouns")[3]
    return word in people or _base(word) in people


def _base(word: str) -> str:
    return singular(word) or word
