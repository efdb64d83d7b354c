"""Decide whether “the” before an English noun points back to something named before.

“The moon” and “the cells of the body” do not, “the treaty” does, and so does a noun that the
article has introduced with “a”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.clauses import Clause
from quizgen.languages.english.drafting.finite_verbs import split_words
from quizgen.languages.english.drafting.word_lists import read_words
from quizgen.languages.english.english_plurals import singular

_DEFINITE = re.compile(r"\b[Tt]he ((?:[\w’-]+ ?)+)")
_NAMED = re.compile(" (?:the )?[A-Z]")
_ENDS = classes.PREPOSITIONS | classes.BEFORE_CLAUSES | classes.BE | {"and", "or", "but"}
_SPECIFIES = frozenset(("of", "that", "which", "who", "whose", "where", "between"))
"""Words after a noun that say which one it is."""
_ORDINALS = frozenset((
    "first", "second", "third", "fourth", "fifth", "next", "last", "final", "previous", "other",
    "new", "old", "whole", "entire", "main", "present", "resulting", "remaining", "original",
    "different", "only", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "twelve",
))  # fmt: skip
_GENERAL = frozenset(("whole", "entire", "main", "different"))
_LIKE_SUPERLATIVES = frozenset(("first", "last", "only"))


class Context(Struct, frozen=True):
    """What an article names before a clause.

    `introduced` has the sentence in which it first has a noun with “a” or “an”, `place` is the
    number of the sentence of the clause. `topics` are the nouns of its title. `person` is
    the subject of the clause if it is a person, `is_place` whether it is a place. `people` maps
    each name of a person in the article to the full name.
    """

    introduced: Mapping[str, int] = {}
    topics: AbstractSet[str] = frozenset()
    place: int = 0
    person: str = ""
    is_place: bool = False
    people: Mapping[str, str] = {}

    def is_introduced(self, noun: str) -> bool:
        """Return whether an earlier sentence has a noun with “a” or “an”."""
        return self.introduced.get(noun, self.place) < self.place


class _Group(Struct, frozen=True):
    """The words between “the” and the end of its noun, and the word after them.

    `is_named` is true if a preposition and a name follow: “the bridge over the Avon”.
    """

    words: Sequence[str]
    after: str
    is_named: bool = False

    @property
    def is_superlative(self) -> bool:
        """Whether it is unique, as “the largest volcano” is."""
        first = self.words[0].lower()
        is_last = first in _LIKE_SUPERLATIVES and bool(self.after)
        return first == "most" or first.endswith("est") or is_last


def points_back(clause: Clause, context: Context) -> bool:
    """Return whether a clause has a noun with “the” that points back.

    In the past, a subject such as “the sound” points back; “the spleen” is in general statements.
    """
    is_predicate = clause.verb in classes.BE
    return (
        any(_points_back(text, context) for text in _find(clause.lead))
        or any(
            _points_back(
                text,
                context,
                is_event=clause.is_past,
                is_general=_is_general(clause.subject, clause),
            )
            for text in _find(clause.subject)
        )
        or any(
            _points_back(text, context, is_general=not clause.is_past)
            for text in _find(clause.rest, begin=is_predicate)
        )
    )


def _is_general(subject: str, clause: Clause) -> bool:
    """Return whether a subject of several words is in a general statement: “the stem cell”."""
    return not clause.is_past and len(subject.split()) > 2  # noqa: PLR2004


def _find(text: str, *, begin: int = 0) -> Iterator[str]:
    """Yield what follows each “the” in a text, from a place on."""
    return (found[1] for found in _DEFINITE.finditer(text, begin))


def _points_back(
    text: str, context: Context, *, is_event: bool = False, is_general: bool = False
) -> bool:
    """Return whether the noun after “the” points back.

    In a general statement, “a hive” and “the hive” mean the same.
    """
    group = _read_group(text)
    words = group.words
    if not words or group.is_named or group.after in _SPECIFIES:
        return False
    if any(word[:1].isupper() or word[:1].isdigit() for word in words):
        return False
    if group.is_superlative:
        return len(words) == 1 and not group.after
    head = words[-1].lower()
    base = singular(head) or head
    _, pointing, known, _ = read_words("nouns")
    if head in known or base in known or head in context.topics:
        return False
    if len(words) > 1:
        opening, pair = words[0].lower(), " ".join(words[-2:])
        ordinals = _ORDINALS - _GENERAL if is_general else _ORDINALS
        return opening in ordinals or (context.is_introduced(pair) and not is_general)
    is_introduced = context.is_introduced(base) and not is_general
    return is_event or is_introduced or base in pointing or head.endswith("ing")


def _read_group(text: str) -> _Group:
    """Return the words of a noun after “the”, up to a preposition, a verb or a mark."""
    words: list[str] = []
    for word in split_words(text):
        if word.is_mark:
            return _Group(words, "")
        if word.lower in _ENDS or (words and _is_no_noun(word.lower)):
            is_named = word.lower in classes.PREPOSITIONS and _NAMED.match(text, word.end)
            return _Group(words, word.lower, bool(is_named))
        words.append(word.text)
    return _Group(words, "")


def _is_no_noun(word: str) -> bool:
    """Return whether a word after a noun is a verb or an adverb."""
    base = classes.base_of_third_person(word)
    is_certain = bool(base) and not classes.is_mostly_noun(base)
    is_other = word in classes.AUXILIARIES | classes.DO or classes.is_adverb(word)
    return is_certain or is_other or bool(classes.base_of_past(word))
