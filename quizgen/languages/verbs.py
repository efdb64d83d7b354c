"""Verbs in a language: how their forms are read from one form."""

from __future__ import annotations

from abc import ABC, abstractmethod

from quizgen.values.entities import Verb


class Verbs(ABC):
    """The verbs of a language.

    Both methods raise ValueError with a message for the author, whose help follows a semicolon.
    """

    @abstractmethod
    def read(self, text: str) -> Verb:
        """Return the verb with the other forms inferred: “cleared”, “clears”, “was founded”.

        Raises ValueError for a text that is not a verb, or whose other forms are not certain.
        """

    @abstractmethod
    def from_forms(self, base: str, past: str) -> Verb:
        """Return the verb with these forms, which takes the usual auxiliary in questions."""
