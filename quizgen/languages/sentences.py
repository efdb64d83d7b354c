"""Sentences in a language: quotation marks, attribution, and the finish."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from quizgen.languages.phrases import Mark, unmarked
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate


class Sentences(ABC):
    """The sentences of a language.

    `picture` names a picture that is an option, for screen readers: its description might give the
    answer away. If it is empty, such options have only their numbers.
    """

    picture = ""

    @abstractmethod
    def finish(self, text: str, end: str = "") -> str:
        """Return a sentence with correct spacing, a capital at its start, and `end` at its end.

        A comma left at the end by an absent field is removed.
        """

    @abstractmethod
    def quote(self, text: str, mark: Mark = unmarked) -> str:
        """Return a text in quotation marks; those inside it become the inner marks.

        `mark` is applied to the words between the marks.
        """

    @abstractmethod
    def attribute(self, sentence: str, speaker: Entity | None) -> str:
        """Return a sentence that names its speaker; the sentence itself without a speaker."""

    @abstractmethod
    def without_attribution(self, sentence: str) -> str:
        """Return a finished sentence without the attribution that `attribute` puts at its start."""

    @abstractmethod
    def keep_together(self, text: str) -> str:
        """Return a text with no-break spaces within figures and dates: “1.5 million”, “44 BC”."""

    @abstractmethod
    def split(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield the sentences of a paragraph, each with its offset."""

    @property
    @abstractmethod
    def minor_words(self) -> frozenset[str]:
        """Words such as “of” and “the”, in lower case, that a shortened id must not end with."""

    @property
    @abstractmethod
    def put_in_order(self) -> str:
        """The stem of ordering items, such as “Put these in order”."""

    @abstractmethod
    def count(self, number: int) -> str:
        """Return a number of things in words: “three”; in figures if it is large."""

    @abstractmethod
    def find_counts(self, question: str) -> tuple[int, ...]:
        """Return the numbers of things that a question asks for: 2 and 3 in “two of the three”."""

    @abstractmethod
    def asks_for_order(self, question: str) -> bool:
        """Return whether a question for several things asks for them in order."""

    @abstractmethod
    def which_is_one_of_them(self, question: str) -> str:
        """Return the question for one member of a list, given the question for all of them.

        Empty if the question has no form that can be changed.
        """

    @abstractmethod
    def match_each(self, premise: str, response: str) -> str:
        """Return the task of matching items, given the nouns of both columns."""

    @abstractmethod
    def complete(self, statement: str) -> str:
        """Return the stem of an item whose options fill the gap in a statement: “Complete: …”."""

    @abstractmethod
    def which_is_not(self, noun: str) -> str:
        """Return the stem of an odd-one-out item: “Which of these is not …?” with a noun."""

    @abstractmethod
    def which_happened(self, date: PartialDate) -> str:
        """Return the question which of several events happened at a date."""

    @abstractmethod
    def compares(self, text: str) -> bool:
        """Return whether a sentence only compares what its gap or its question asks for.

        Such a comparison is often true of other values as well: “_____ is hotter than Earth”. One
        with a measure, or with all others, is not. A sentence without a gap is taken as a whole.
        """
