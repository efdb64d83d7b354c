"""The interface of a language: everything that differs from one language to another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property

from quizgen.languages.answer_patterns import AnswerPatterns
from quizgen.languages.dates import Dates
from quizgen.languages.drafting import Drafting
from quizgen.languages.grounding_words import GroundingWords
from quizgen.languages.nouns import Nouns
from quizgen.languages.number_notations import typeset_numbers
from quizgen.languages.numbers import Numbers
from quizgen.languages.phrases import Phrases
from quizgen.languages.quantity_texts import read_quantity
from quizgen.languages.rule_words import RuleWords
from quizgen.languages.sentences import Sentences
from quizgen.languages.units import Units
from quizgen.languages.verbs import Verbs
from quizgen.values.number_formulas import plain_numbers
from quizgen.values.quantities import Quantity


class Language(ABC):
    """A language that decks can be in, with a part for each use.

    A language is a package with a subclass of this class, and an entry in `LANGUAGES`. The type
    checker reports missing parts. A part is created, and its patterns are compiled, when it is
    first used.
    """

    @property
    @abstractmethod
    def tag(self) -> str:
        """The BCP 47 tag, as decks have it under `language:`."""

    @cached_property
    @abstractmethod
    def numbers(self) -> Numbers:
        """Reading and writing of numbers, and hedges."""

    @cached_property
    @abstractmethod
    def dates(self) -> Dates:
        """Reading and writing of dates."""

    @cached_property
    @abstractmethod
    def nouns(self) -> Nouns:
        """Articles, plurals, sorting."""

    @cached_property
    @abstractmethod
    def verbs(self) -> Verbs:
        """Forms of verbs."""

    @cached_property
    @abstractmethod
    def phrases(self) -> Phrases:
        """Values as templates print them."""

    @cached_property
    @abstractmethod
    def sentences(self) -> Sentences:
        """Finishing and splitting of sentences."""

    @cached_property
    @abstractmethod
    def grounding(self) -> GroundingWords:
        """Words for comparing facts with their quotes."""

    @cached_property
    @abstractmethod
    def rules(self) -> RuleWords:
        """Words that the rules for items look for."""

    @cached_property
    @abstractmethod
    def drafting(self) -> Drafting:
        """Reading of candidate facts from sentences, and the prompt for an assistant."""

    @cached_property
    def units(self) -> Units:
        """Units of measurement."""
        return Units()

    @cached_property
    def answers(self) -> AnswerPatterns:
        """The ways in which people type values."""
        return AnswerPatterns(self.numbers, self.dates, self.nouns)

    def read_quantity(self, text: str) -> Quantity | None:
        """Return the quantity that a text consists of: “over 1.5 million explosives”; or None."""
        return read_quantity(text, self.numbers, self.nouns, self.grounding)

    def typeset_quantity(self, words: str) -> str:
        """Return the words for a quantity in typographic characters, without formulas."""
        return typeset_numbers(plain_numbers(words))

    def __str__(self) -> str:
        return self.tag
