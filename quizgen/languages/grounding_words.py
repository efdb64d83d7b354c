"""Grounding words: what a quote must have for the words of a fact, and the other way round."""

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
    """The words and patterns by which facts are compared with their quotes.

    `name` finds the words that a text can get wrong, such as names and figures; `name_sign` finds
    what every such word has, and `figure` those that mean different things within one source.
    `qualifiers` are the small words that change a claim (“almost”, “not”), in groups of one
    meaning, with `clitics` for those that are part of another word (“n't”). A quote must have a
    qualifier of the fact if it is one of `addable`; a fact must have a qualifier of the quote if it
    is one of `droppable`. `reporting` are qualifiers that an attribution makes superfluous.
    `pronouns` may not be aliases. `question_words` may start a question with a capital.
    `unit_signs` are the other ways to write a unit, by its singular. `unit_ends` finds the end of
    the noun of a unit (“litre of milk”), `joins_numbers` what may be between numbers with one unit
    (“440 to 320 metres”). `articles_for_one` are the articles that mean one of something.

    A language may leave any of them empty: what they find is then not checked.
    """

    name: re.Pattern[str]
    name_sign: re.Pattern[str]
    figure: re.Pattern[str]
    possessive_endings: tuple[str, ...]
    qualifiers: tuple[tuple[str, ...], ...]
    clitics: tuple[str, ...]
    addable: frozenset[str]
    droppable: frozenset[str]
    reporting: frozenset[str]
    pronouns: frozenset[str]
    question_words: frozenset[str]
    unit_signs: Mapping[str, tuple[str, ...]]
    unit_ends: re.Pattern[str]
    joins_numbers: re.Pattern[str]
    articles_for_one: tuple[str, ...]

    @cached_property
    def same_meaning(self) -> Mapping[str, tuple[str, ...]]:
        """The qualifiers of the same meaning, by each of them."""
        return {word: group for group in self.qualifiers for word in group}

    def may_have_qualifiers(self, text: str) -> bool:
        """Return whether a text may have qualifiers: most texts have none."""
        plain = fold_case(text)
        return any(clitic in plain for clitic in self.clitics) or (
            not self.same_meaning.keys().isdisjoint(_LETTERS.findall(plain))
        )

    def split(self, text: str) -> list[str]:
        """Return the words of a text, folded, with clitics as words of their own."""
        plain = fold_case(text)
        for clitic in self.clitics:
            plain = plain.replace(clitic, f" {clitic}")
        return self._words.findall(plain)

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return re.compile(rf"{alternatives(map(re.escape, self.clitics))}|{_WORD}")
