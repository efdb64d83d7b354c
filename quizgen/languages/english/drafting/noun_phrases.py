"""Find the noun phrases of an English clause, without their articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.answer_spans import Span
from quizgen.languages.english.drafting.finite_verbs import Token, split_words
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_plurals import is_plural

_OTHERS = frozenset((
    "and", "or", "but", "nor", "not", "so", "yet", "be", "been", "being", "it", "them", "him",
    "us", "me", "than", "due", "such", "less", "more", "most", "least", "other", "others",
    "own", "same", "et", "al", "etc", "whom", "themselves", "itself", "himself", "herself",
    "much", "one", "ones", "because", "plus", "ago", "way", "well", "order", "according",
    "versus", "rather", "else", "twice", "another", "enough", "hundred", "thousand", "million",
    "billion", "trillion", "prior", "first", "second", "third", "century", "centuries", "years",
    "today", "percent", "nothing", "something", "anything", "everything", "everyone", "someone",
    "anyone",
))  # fmt: skip
"""Words that are no part of a noun phrase."""
_NOT_NOUNS = frozenset((
    "thereof", "therein", "back", "down", "up", "away", "out", "apart", "aside", "alike",
    "together", "made",
))  # fmt: skip
_BEFORE_VERBS = frozenset((
    "to", "who", "that", "which", *classes.MODALS, *classes.DO, *classes.SUBJECTS,
))  # fmt: skip


def find_noun_phrases(text: str, first: int = 0) -> Iterator[Span]:
    """Yield the noun phrases of common nouns in a text, from a word on."""
    words = split_words(text)
    begin = None
    for at in range(first, len(words) + 1):
        if at < len(words) and _is_inside(words, at):
            begin = at if begin is None else begin
        elif begin is not None:
            if span := _read(words, _include_names(words, begin), at):
                yield span
            begin = None


def _include_names(words: Sequence[Token], begin: int) -> int:
    """Return the start of a noun phrase with the names before it: “the Jim Crow laws”."""
    while begin and words[begin - 1].is_name and not re.search(r"[’'\d]", words[begin - 1].text):
        begin -= 1
    return begin


def _is_inside(words: Sequence[Token], at: int) -> bool:
    """Return whether a word can be a part of a noun phrase."""
    token, word = words[at], words[at].lower
    if token.is_mark or token.is_name or not word.replace("-", "").isalpha():
        return False
    known = classes.BEFORE_CLAUSES | classes.AUXILIARIES | classes.DO | classes.SUBJECTS | _OTHERS
    if classes.is_function_word(word) or word in known or classes.is_adverb(word):
        return False
    if at and words[at - 1].lower in classes.MODALS | classes.DO:
        return False
    if word in NUMBERS.words:
        return False
    before = words[at - 1].lower if at else ""
    if word in _NOT_NOUNS or (classes.is_verb(word) and before in _BEFORE_VERBS):
        return False
    return not _is_verb(words, at)


def _is_verb(words: Sequence[Token], at: int) -> bool:
    """Return whether a word is certainly a verb, or a participle with an object of its own."""
    word = words[at].lower
    after = words[at + 1].lower if at + 1 < len(words) else ""
    base = classes.base_of_third_person(word)
    if base and not classes.is_mostly_noun(base):
        return True
    if classes.is_verb(word) and not classes.is_mostly_noun(word):
        return True
    is_form = classes.base_of_past(word) or classes.base_of_any_participle(word)
    opens = not after.isalpha() or classes.is_function_word(after) or classes.is_adverb(after)
    return (bool(is_form) or classes.is_present_participle(word)) and (
        opens or after in classes.BEFORE_NOUNS or after in _OTHERS
    )


def _read(words: Sequence[Token], begin: int, end: int) -> Span | None:
    """Return a noun phrase without a participle at its start; None if it has no certain noun."""
    whole = begin
    while end - begin > 1 and _is_participle(words[begin].lower):
        begin += 1
    last = words[end - 1].lower
    is_noun = not (classes.is_adjective(last) or _is_participle(last))
    has_plural = any(is_plural(word.lower) for word in words[begin : end - 1])
    if not is_noun or has_plural or _goes_on(words, end) or _is_part(words, whole):
        return None  # has a plural: “groups experience”
    if _follows_conjunction(words, whole) and classes.base_of_third_person(last):
        return None  # “when the signal binds”
    return Span(words[begin].start, words[end - 1].end)


def _goes_on(words: Sequence[Token], end: int) -> bool:
    """Return whether a noun phrase goes on with a noun, a name or a mark."""
    after = words[end].text if end < len(words) else ""
    if classes.is_verb(after) and not is_plural(words[end - 1].lower):
        return True  # “bone marrow stem cells”
    return after[:1].isupper() or after in ("’", "”", "/", "-")


def _is_part(words: Sequence[Token], begin: int) -> bool:
    """Return whether a noun phrase is a part of a longer one: “Roman roads”, “stem cells”."""
    before = words[begin - 1] if begin else None
    if before is not None and (before.is_name or before.text in ("’", "“", "-", "–")):
        return True
    return begin > 1 and _is_noun_after_all(words, begin - 1)


def _follows_conjunction(words: Sequence[Token], begin: int) -> bool:
    """Return whether a noun phrase begins a subordinate clause."""
    at = begin - 1 - (begin > 1 and words[begin - 1].lower in classes.BEFORE_NOUNS)
    return at >= 0 and words[at].lower in classes.BEFORE_CLAUSES | {"as"}


def _is_noun_after_all(words: Sequence[Token], at: int) -> bool:
    """Return whether the word before a noun phrase, which can be a verb, is a part of it."""
    before = words[at - 1].lower
    is_base = classes.is_verb(words[at].lower) and words[at].text.isalpha()
    return is_base and not (before in _BEFORE_VERBS or is_plural(before))


def _is_participle(word: str) -> bool:
    if classes.is_present_participle(word):
        return True
    base = classes.base_of_any_participle(word)
    return bool(base) and (word.endswith(("ed", "en")) or not classes.is_mostly_noun(base))
