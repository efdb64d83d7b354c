"""Drafting in a language: facts read from sentences, and the prompt for an assistant."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct


class SentenceDraft(Struct, frozen=True):
    """A proposed sentence fact, as an author writes it.

    `quote` are the words of the article, `say` the sentence with its answers marked, `ask` its
    question, or a question for each answer; empty without one. `reason` explains what `say` has in
    the place of a pronoun. Drafts of the same `clause` are alternatives, the best first.
    """

    quote: str
    say: str
    ask: str | Mapping[str, str]
    reason: str
    clause: str


class SentenceDrafts(Struct, frozen=True):
    """The drafts of a sentence."""

    sentence: str
    drafts: tuple[SentenceDraft, ...]


class Person(Struct, frozen=True):
    """A person whom an article names, with the other names it uses."""

    name: str
    aliases: tuple[str, ...]


class ArticleDrafts(Struct, frozen=True):
    """The drafts of an article, by sentence, and the people whom it names."""

    people: Sequence[Person] = ()
    sentences: Iterable[SentenceDrafts] = ()


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
    """Drafting in a language."""

    @abstractmethod
    def draft_article(self, title: str, sentences: Sequence[str]) -> ArticleDrafts:
        """Return the drafts of an article; a language may have none."""

    @property
    @abstractmethod
    def unnamed_source(self) -> str:
        """The name of a source in questions until its author gives a better one."""

    @property
    @abstractmethod
    def prompt(self) -> PromptTexts:
        """The texts of the prompt for an assistant."""
