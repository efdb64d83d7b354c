"""Dates in a language: how they are read, written, and found in a quote."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from quizgen.values.partial_dates import PartialDate


class Dates(ABC):
    """The dates of a language."""

    def parse(self, text: str) -> PartialDate:
        """Parse a date in ISO form or in words.

        Raises ValueError, with a message for the author, for any other text and for a date that
        does not exist.
        """
        parsed = self.read(text.strip())
        if parsed is None:
            raise ValueError(f"“{text}” is not a date; write {self.examples}")
        if parsed.part and (parsed.day or not (parsed.month or parsed.years > 1)):
            raise ValueError(f"“{text}” must be a part of a month; write {parsed.part} 2025-08")
        if not parsed.year:
            raise ValueError(f"“{text}” is in the year 0, which does not exist; write 1 BC or AD 1")
        try:
            parsed.interval()
        except (ValueError, IndexError) as error:
            raise ValueError(f"“{text}” does not exist in the calendar; correct it") from error
        return parsed

    @property
    @abstractmethod
    def prepositions(self) -> tuple[str, ...]:
        """The prepositions that say when an event happened: “in”, “on”."""

    @property
    @abstractmethod
    def examples(self) -> str:
        """Examples of valid dates, as a list in a message."""

    @abstractmethod
    def read(self, text: str) -> PartialDate | None:
        """Parse a date without checking that it exists. Return None for any other text.

        Every language reads ISO forms, with `read_iso_date`.
        """

    @abstractmethod
    def text(self, date: PartialDate) -> str:
        """Return a date as a sentence prints it, without a preposition."""

    @abstractmethod
    def texts(self, date: PartialDate, *, with_year: bool = True) -> tuple[str, ...]:
        """Return the ways to write a date, `text` first; with or without the year."""

    @abstractmethod
    def evidence(self, date: PartialDate) -> Mapping[str, tuple[str, ...]]:
        """Return the parts of a date, each with the words that are evidence for it.

        One of the words is enough; `shows` searches for it. The keys are the names of the parts:
        year, quarter, month, day, part.
        """

    @abstractmethod
    def shows(self, text: str, words: str) -> bool:
        """Return whether a text has some words that `evidence` returned.

        A number must not be a part of a larger number, and must not have another era beside it:
        neither “44,000” nor “AD 44” is evidence for the year of “44 BC”.
        """
