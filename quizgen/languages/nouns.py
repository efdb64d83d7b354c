"""Nouns in a language: articles, plurals, and how names are sorted."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from quizgen.values.entities import Entity


class Nouns(ABC):
    """The nouns of a language.

    A language without articles or plurals returns every noun unchanged.
    """

    @property
    @abstractmethod
    def articles(self) -> tuple[str, ...]:
        """The articles, in lower case, the definite ones first."""

    @property
    @abstractmethod
    def indefinite_articles(self) -> tuple[str, ...]:
        """The indefinite articles, in lower case."""

    @property
    @abstractmethod
    def percent(self) -> str:
        """The unit of percentages."""

    @property
    @abstractmethod
    def percent_signs(self) -> Mapping[str, str]:
        """Other ways to write the unit of percentages, each mapped to `percent`."""

    @abstractmethod
    def plural(self, noun: str) -> str:
        """Return the plural of a noun or noun phrase."""

    @abstractmethod
    def irregular_plural(self, noun: str) -> str:
        """Return the plural of an irregular noun; empty for a regular noun."""

    @abstractmethod
    def singular(self, plural: str) -> str:
        """Return the singular of a plural noun phrase; empty if it is not a plural.

        A noun that is its own plural, and a symbol of a unit, are returned unchanged.
        """

    @abstractmethod
    def is_plural(self, name: str) -> bool:
        """Return whether a common noun or noun phrase is a plural; False for a proper name."""

    @abstractmethod
    def stem(self, word: str) -> str:
        """Return the start of a word that its other forms and spellings share."""

    @abstractmethod
    def looks_plural(self, word: str) -> bool:
        """Return whether a word in lower case looks like a plural noun."""

    @abstractmethod
    def with_article(self, entity: Entity) -> str:
        """Return the name of an entity as a sentence prints it, with its article."""

    @abstractmethod
    def split_article(self, name: str) -> tuple[bool, str]:
        """Return whether a name starts with a definite article, and the name without it."""

    def split_name(self, words: str) -> tuple[bool, str]:
        """Return whether words are a name after a definite article, and the name without it.

        Other words keep their article: “the Nile” is split, but “the pressure falls” is not.
        """
        the, name = self.split_article(words)
        return (the, name) if name[:1].isupper() else (False, words)

    def split_indefinite(self, name: str) -> tuple[bool, str]:
        """Return whether a name starts with an indefinite article, and the name without it."""
        article, _, rest = name.partition(" ")
        return (True, rest) if rest and article in self.indefinite_articles else (False, name)

    @abstractmethod
    def without_article(self, name: str) -> str:
        """Return a name without an article in lower case at its start."""

    @abstractmethod
    def starts_with_article(self, text: str) -> bool:
        """Return whether a text starts with an article, in any case."""

    @abstractmethod
    def article_fits(self, article: str, name: str) -> bool:
        """Return whether an indefinite article can precede a name (“an” before a vowel)."""

    @abstractmethod
    def sort_key(self, name: str) -> str:
        """Return the key by which a name is sorted alphabetically."""
