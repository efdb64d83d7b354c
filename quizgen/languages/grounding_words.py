"""Grounding words: the words that a fact must share with its quote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from quizgen.languages.patterns import alternatives
from quizgen.values.texts import fold_case

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = r"[^\W_]+(?:['-][^\W_]+)*"


class GroundingWords(Struct, frozen=True, dict=True, eq=False):
    """The words and patterns for comparing facts with their quotes.

    A language may leave any of them empty (see `patterns` for NOTHING): the comparison that needs
    them is then skipped.
    """

    name: re.Pattern[str]
    """A word that needs evidence: a name or a figure."""
    name_sign: re.Pattern[str]
    """A character that every name and figure has, as a quick test."""
    figure: re.Pattern[str]
    """A word that may have several meanings within a source: a figure or a month."""
    possessive_endings: tuple[str, ...]
    """Endings of a name in a fact that the name in the quote may lack."""
    qualifiers: tuple[tuple[str, ...], ...]
    """Small words that change a claim (“almost”, “not”), in groups of the same meaning."""
    clitics: tuple[str, ...]
    """Qualifiers that are part of another word: “n't”."""
    addable: frozenset[str]
    """Qualifiers that a fact may have only if the quote has them."""
    droppable: frozenset[str]
    """Qualifiers of the quote that the fact must have."""
    reporting: frozenset[str]
    """Qualifiers that an attribution replaces: “reportedly”."""
    pronouns: frozenset[str]
    """Words that may not be aliases."""
    question_words: frozenset[str]
    """Words that start a question with a capital and are not names."""
    question_phrases: re.Pattern[str]
    """Phrases of questions with a word that would otherwise change a claim: “how many”."""
    opening_words: frozenset[str]
    """Common words, in lower case, with which a sentence begins and which are not names."""
    unit_ends: re.Pattern[str]
    """The text after the noun of a unit: “ of ” in “litre of milk”."""
    joins_numbers: re.Pattern[str]
    """The text between numbers that share a unit: “ to ” in “440 to 320 metres”."""
    articles_for_one: tuple[str, ...]
    """Articles that mean one of something."""

    @cached_property
    def same_meaning(self) -> Mapping[str, tuple[str, ...]]:
        """The qualifiers with the same meaning, by qualifier."""
        return {word: group for group in self.qualifiers for word in group}

    def may_have_qualifiers(self, text: str) -> bool:
        """Return whether a text may have qualifiers. Most texts have none."""
        plain = fold_case(text)
        return any(clitic in plain for clitic in self.clitics) or (
            not self.same_meaning.keys().isdisjoint(_LETTERS.findall(plain))
        )

    def split(self, text: str) -> list[str]:
        """Return the words of a text, folded, with clitics as separate words."""
        plain = fold_case(text)
        for clitic in self.clitics:
            plain = plain.replace(clitic, f" {clitic}")
        return self._words.findall(plain)

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return re.compile(rf"{alternatives(map(re.escape, self.clitics))}|{_WORD}")
