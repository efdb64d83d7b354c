"""Drafting in a language: candidate facts read from sentences, and the prompt for an assistant."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct


class Name(Struct, frozen=True):
    """A name in a field, which becomes an entity. `ask` is its question phrase."""

    text: str
    ask: str
    the: bool = False


Proposed = Name | Mapping[str, object] | str
"""The value of a field, as an author writes it."""


class Candidate(Struct, frozen=True):
    """A proposed fact; `quote` is its sentence."""

    kind: str
    quote: str
    fields: Mapping[str, Proposed]


SentencePattern = Callable[[str], Iterator[Candidate]]
"""A function that yields the candidates of a sentence, if the sentence fits the pattern."""


class PromptTexts(Struct, frozen=True):
    """The texts of the prompts for an assistant.

    In `rules`, `{hedges}`, `{bounds}` and `{qualifiers}` become the hedges of numbers, those with
    an open end, and the words that change a claim. `example` is the YAML for `example_article`.
    """

    new_deck: str
    """The task for an article without a deck."""
    new_facts: str
    """The task for a deck, or for a later part of an article."""
    rules: str
    example_article: str
    example: str
    repair: str
    """The task for facts with findings."""
    repair_rules: str
    review: str
    """The task for a reader who judges all items."""
    review_rules: str


class Drafting(ABC):
    """Drafting in a language.

    A language that reads no candidates has no `patterns`, and yields no statements and names.
    """

    @property
    @abstractmethod
    def patterns(self) -> Sequence[SentencePattern]:
        """The patterns of sentences, in the order in which they are tried."""

    @abstractmethod
    def read_statements(self, sentence: str) -> Iterator[Candidate]:
        """Yield the candidates of a sentence that no other pattern fits."""

    @abstractmethod
    def find_names(self, sentence: str) -> Iterator[str]:
        """Yield the proper names in a sentence."""

    @abstractmethod
    def is_name(self, text: str) -> bool:
        """Return whether a text can be a name, rather than a pronoun, a date or the like."""

    @abstractmethod
    def as_written(self, name: Name, text: str, paragraphs: Sequence[str]) -> Name:
        """Return a name as a source writes it within sentences: its case and its article.

        `text` is the whole text of the source, `paragraphs` are those of its body.
        """

    @abstractmethod
    def is_adjective(self, name: str, text: str) -> bool:
        """Return whether a text uses a name only as an adjective: “an American doctor”."""

    @property
    @abstractmethod
    def question_for_anything(self) -> str:
        """The question phrase for an entity about which nothing is known."""

    @property
    @abstractmethod
    def unnamed_source(self) -> str:
        """The name of a source in questions until its author gives a better one."""

    @property
    @abstractmethod
    def prompt(self) -> PromptTexts:
        """The texts of the prompt for an assistant."""
