"""Compare the qualifiers of a fact and its quote: small words that change a claim.

“Almost entirely” is not “entirely”, “many units” are not “units”, and “three parks” not “parks”.
Authors may choose all other words freely.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from quizgen.languages.grounding_words import GroundingWords
from quizgen.languages.language import Language

_CONTENT_LENGTH = 4
"""Minimum length of a word whose qualifier matters. Shorter words are mostly function words."""


def find_added(text: str, quote: str, language: Language) -> Iterator[str]:
    """Yield the qualifiers and number words of a text that its quote lacks."""
    words, numbers = language.grounding, language.numbers
    if words.may_have_qualifiers(text):
        quoted = words.split(quote)
        for word in dict.fromkeys(words.split(text)):
            if word in words.addable and not _has_synonym(quoted, word, words):
                yield f"“{word}”"
    in_words = [mention.number for mention in numbers.find(text) if mention.number.word]
    values = {mention.number.meaning for mention in numbers.find(quote)} if in_words else set()
    for number in in_words:
        if number.value > 1 and number.meaning not in values:
            yield f"“{number}”"


def find_dropped(
    text: str, whole: str, quote: str, language: Language, *, is_attributed: bool
) -> Iterator[str]:
    """Yield the qualifiers of the quote that the fact leaves out: “almost entirely”.

    Only qualifiers before a word of `text`, a value of the fact, are compared. `whole` is the text
    of all its values. An attributed fact may leave out “reportedly”: every
    question about it names the speaker.
    """
    words = language.grounding
    own, stated, quoted = set(words.split(text)), words.split(whole), words.split(quote)
    pairs = tuple(itertools.pairwise(quoted)) if own else ()
    for word, after in dict.fromkeys(pairs):
        if word not in words.droppable or after not in own or len(after) < _CONTENT_LENGTH:
            continue
        always = all(before == word for before, other in pairs if other == after)
        is_implied = is_attributed and word in words.reporting
        if always and not _has_synonym(stated, word, words) and not is_implied:
            yield f"“{word} {after}”"


def _has_synonym(text_words: list[str], qualifier: str, words: GroundingWords) -> bool:
    """Return whether a text has a qualifier, or another with the same meaning."""
    group = words.same_meaning[qualifier]
    return any(word in group for word in text_words)
