"""How values read in English sentences. Templates see these phrases instead of bare values.

Every phrase prints as it stands in a statement; its attributes are its other forms. `mark` is
applied to the words that stand for the value, which is how a cloze finds what to blank out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from quizgen.languages.english.sentences import quoted
from quizgen.languages.english.words import (
    PERCENT,
    date_text,
    number_text,
    plural,
    possessive,
    year_text,
)
from quizgen.values.dates import Granularity, PartialDate
from quizgen.values.entities import Entity, Value, Verb
from quizgen.values.quantities import Quantity
from quizgen.values.texts import has_words

Mark = Callable[[str], str]

_ASKED_NOUNS = {
    Granularity.YEAR: "which year",
    Granularity.QUARTER: "which quarter of which year",
    Granularity.MONTH: "which month and year",
    Granularity.PART: "which part of which month",
    Granularity.DAY: "which date",
}
_DATE_NOUNS = {
    Granularity.YEAR: "year",
    Granularity.QUARTER: "quarter and year",
    Granularity.MONTH: "month and year",
    Granularity.PART: "date",
    Granularity.DAY: "date",
}


def _unmarked(text: str) -> str:
    return text


class EntityPhrase(Struct, frozen=True):
    """An entity: “the Korean People's Army”."""

    entity: Entity
    mark: Mark = _unmarked

    def __str__(self) -> str:
        return self.mark(self.entity.full_name)

    @property
    def name(self) -> str:
        """The name alone, as an option shows it."""
        return self.mark(self.entity.name)

    @property
    def asked(self) -> str:
        """Who; which weapon."""
        return self.entity.ask

    @property
    def noun(self) -> str:
        """What it is one of: “weapon”; empty for people."""
        return re.sub(r"^.*?\b(which|what|whose|who|whom)\b ?", "", self.entity.ask)

    @property
    def plural(self) -> str:
        """Several of it: “Saiga-12K shotguns”; whoever is asked for as who is called as ever."""
        named = f"{self.entity.name} {plural(self.noun)}" if self.noun else self.entity.full_name
        return self.mark(self.entity.plural or named)

    @property
    def possessive(self) -> str:
        """The Party's; the United States'."""
        return self.mark(possessive(self.entity.full_name, is_plural=self.entity.is_plural))

    @property
    def be(self) -> str:
        """Is or are."""
        return "are" if self.entity.is_plural else "is"

    @property
    def was(self) -> str:
        """Was or were."""
        return "were" if self.entity.is_plural else "was"


class QuantityPhrase(Struct, frozen=True):
    """A quantity: “over 1.5 million explosives”."""

    quantity: Quantity
    mark: Mark = _unmarked

    def __str__(self) -> str:
        unit = self.quantity.unit if self.is_one else self._units
        return f"{self.number} {unit}".strip()

    @property
    def number(self) -> str:
        """The number with its hedge, without the unit."""
        return self.mark(self._number)

    @property
    def units(self) -> str:
        """What is counted, in the plural."""
        return self._units

    @property
    def asked(self) -> str:
        """How many hectares; what percentage; of a bare fraction, what fraction."""
        if self.quantity.unit == PERCENT:
            return "what percentage"
        if self._units:
            return f"how many {self._units}"
        return "what fraction" if self.quantity.number.value < 1 else "how much"

    def unit_stands_in(self, stem: str) -> bool:
        """Tell whether a question names the unit, so that the number alone answers it."""
        if self.quantity.unit == PERCENT:
            return PERCENT in stem
        return bool(self._units) and has_words(stem, self._units)

    def answering(self, stem: str) -> str:
        """Return the number, with the unit where a question does not name it (“how long”)."""
        return self.number if self.unit_stands_in(stem) else str(self)

    @property
    def is_one(self) -> bool:
        """Whether its unit stands in the singular."""
        return bool(self.quantity.unit) and self.quantity.number.value == 1

    @property
    def _number(self) -> str:
        return f"{self.quantity.hedge} {number_text(self.quantity.number)}".strip()

    @property
    def _units(self) -> str:
        return self.quantity.units or plural(self.quantity.unit)


class DatePhrase(Struct, frozen=True):
    """A date: “the second quarter of 2025”.

    A year that the quote does not give (`given_year`) is not asked for: the question names it.
    """

    date: PartialDate
    given_year: bool = False
    mark: Mark = _unmarked

    def __str__(self) -> str:
        return self.mark(date_text(self.date))

    @property
    def on(self) -> str:
        """With its preposition: “in August 2024”, “on 6 August 2024”."""
        return f"{self._preposition} {self}"

    @property
    def by(self) -> str:
        """By the second quarter of 2025."""
        return f"by {self}"

    @property
    def leading(self) -> str:
        """At the head of a sentence: “in June 2025,”."""
        return f"{self.on},"

    @property
    def which(self) -> str:
        """As a question asks for it: “which month and year”."""
        granularity = self.date.granularity
        if self.given_year and granularity is Granularity.MONTH:
            return f"which month of {self._year}"
        if self.given_year and granularity is Granularity.DAY:
            return f"which date in {self._year}"
        return _ASKED_NOUNS[granularity]

    @property
    def asked(self) -> str:
        """In which month and year."""
        if self.date.granularity is Granularity.PART:
            return f"when in {self._year}" if self.given_year else "when"
        return f"{self._preposition} {self.which}"

    @property
    def noun(self) -> str:
        """What kind of date it is."""
        return _DATE_NOUNS[self.date.granularity]

    @property
    def _year(self) -> str:
        return year_text(self.date.year)

    @property
    def _preposition(self) -> str:
        return "on" if self.date.granularity is Granularity.DAY else "in"


class VerbPhrase(Struct, frozen=True):
    """A verb: “cleared”; in a question, “did … clear”."""

    verb: Verb

    def __str__(self) -> str:
        return self.verb.past

    @property
    def past(self) -> str:
        """As in a statement."""
        return self.verb.past

    @property
    def aux(self) -> str:
        """What stands before the subject of a question."""
        return self.verb.auxiliary

    @property
    def main(self) -> str:
        """What stands after it."""
        return self.verb.main


class TextPhrase(Struct, frozen=True):
    """A text of the author's, printed as it is."""

    text: str
    mark: Mark = _unmarked

    def __str__(self) -> str:
        return self.mark(self.text)

    @property
    def quoted(self) -> str:
        """Between quotation marks, the inner ones turned single."""
        return quoted(self.text, self.mark)


class ListPhrase(Struct, frozen=True):
    """Several entities in a row: “A, B and C”."""

    entities: tuple[Entity, ...]

    def __str__(self) -> str:
        return self._joined([str(EntityPhrase(entity)) for entity in self.entities])

    @property
    def plural(self) -> str:
        """Several of each."""
        return self._joined([EntityPhrase(entity).plural for entity in self.entities])

    @staticmethod
    def _joined(names: list[str]) -> str:
        return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


class Absent:
    """A field that a fact leaves out: it prints as nothing, as do all its forms, and is false."""

    def __str__(self) -> str:
        return ""

    def __bool__(self) -> bool:
        return False

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return ""


def what_happened(date: PartialDate) -> str:
    """Return the question for the one event of a date."""
    return f"Which of these happened {DatePhrase(date).on}?"


Phrase = EntityPhrase | QuantityPhrase | DatePhrase | VerbPhrase | TextPhrase | ListPhrase | Absent


def phrase(value: Value, *, derived: bool = False, mark: Mark = _unmarked) -> Phrase:
    """Return how a value reads. `derived` says that its quote does not show it."""
    if isinstance(value, str):
        return TextPhrase(value, mark)
    if isinstance(value, Verb):
        return VerbPhrase(value)
    if isinstance(value, Entity):
        return EntityPhrase(value, mark)
    if isinstance(value, tuple):
        return ListPhrase(value)
    if isinstance(value, Quantity):
        return QuantityPhrase(value, mark)
    return DatePhrase(value, derived, mark)


def forms_of(phrase: Phrase) -> tuple[str, ...]:
    """Return the names of a phrase's other forms, which templates may name."""
    own = vars(type(phrase)).items()
    return tuple(name for name, one in own if isinstance(one, property) and name[0] != "_")
