"""Phrases: values as templates print them.

A phrase prints as its value reads in a statement. Its properties are its other forms.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Protocol, assert_never

from quizgen.values.entities import Entity, Member, Members, Value, Verb
from quizgen.values.partial_dates import PartialDate
from quizgen.values.pictures import Picture
from quizgen.values.quantities import Quantity

OPEN, CLOSE = "\x02", "\x03"
"""Marks that enclose words, to find them again in a sentence. No deck can contain them."""

Mark = Callable[[str], str]
"""A function that changes the words for a value, such as `mark_words`."""


def unmarked(text: str) -> str:
    """Return a text unchanged: the default mark."""
    return text


def mark_words(text: str) -> str:
    """Return a text between OPEN and CLOSE."""
    return f"{OPEN}{text}{CLOSE}"


class Phrase(Protocol):
    """A value as a template prints it."""

    def __str__(self) -> str:
        """Return the value as it reads in a statement."""


class QuantityPhrase(Phrase, Protocol):
    """A quantity: “over 1.5 million explosives”."""

    @property
    def number(self) -> str:
        """The number with its hedge, without the unit."""

    @property
    def units(self) -> str:
        """The unit in the plural; empty without a unit."""

    @property
    def is_singular(self) -> bool:
        """Whether the unit is in the singular."""

    def names_unit(self, stem: str) -> bool:
        """Return whether a question names the unit, so that the number alone answers it."""

    def answer(self, stem: str) -> str:
        """Return the number, with its unit unless the question names the unit."""


class DatePhrase(Phrase, Protocol):
    """A date: “the second quarter of 2025”."""

    @property
    def which(self) -> str:
        """The date as a question asks for it: “which month and year”."""


class Absent:
    """A missing field: it and all its forms print as an empty text, and it is false."""

    def __str__(self) -> str:
        return ""

    def __bool__(self) -> bool:
        return False

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return ""


class Phrases(ABC):
    """The phrases of a language.

    Each language decides which forms its phrases have, as its templates name them. The protocols
    above have the forms that every language needs.
    """

    def phrase(
        self,
        value: Value,
        *,
        subject: Value | None = None,
        is_derived: bool = False,
        mark: Mark = unmarked,
    ) -> Phrase:
        """Return the phrase of a value. `is_derived` means that its quote has no evidence for it.

        A verb agrees with its `subject`. `mark` is applied to the words for the value, so that a
        cloze can blank them.
        """
        match value:
            case str(text) | Picture(path=text):
                return self.text(text, mark)
            case Verb():
                return self.verb(value, subject)
            case Entity():
                return self.entity(value, mark)
            case Members():
                return self.members(value)
            case Quantity():
                return self.quantity(value, mark)
            case PartialDate():
                return self.date(value, is_year_given=is_derived, mark=mark)
            case _:
                assert_never(value)

    def shown(self, words: str, value: Value, mark: Mark = unmarked) -> Phrase:
        """Return the phrase of a value that a sentence shows in certain words.

        `mark` is applied to the number alone if the unit follows it, as in `quantity`.
        """
        units = (self.quantity(value).units, value.unit) if isinstance(value, Quantity) else ()
        unit = next((unit for unit in units if unit and words.endswith(f" {unit}")), "")
        if not unit:
            return self.text(words, mark)
        return self.text(f"{mark(words.removesuffix(f' {unit}'))} {unit}")

    def ask_roughly(self, question: str) -> str:
        """Return a question that asks for a rounded number: “About how long …?”."""
        return question

    @abstractmethod
    def text(self, text: str, mark: Mark = unmarked) -> Phrase:
        """Return the phrase of a text."""

    @abstractmethod
    def verb(self, verb: Verb, subject: Value | None = None) -> Phrase:
        """Return the phrase of a verb, which agrees with its subject."""

    @abstractmethod
    def entity(self, entity: Entity, mark: Mark = unmarked) -> Phrase:
        """Return the phrase of an entity."""

    def member(self, member: Member, mark: Mark = unmarked) -> Phrase:
        """Return the phrase of a member of a list, in the words of its sentence if it has any."""
        if member.words:
            return self.shown(member.words, member.value, mark)
        return self.phrase(member.value, mark=mark)

    @abstractmethod
    def members(self, members: Members, marked: str = "", mark: Mark = unmarked) -> Phrase:
        """Return the phrase of a list. `mark` is applied to the member with the id `marked`."""

    @abstractmethod
    def quantity(self, quantity: Quantity, mark: Mark = unmarked) -> QuantityPhrase:
        """Return the phrase of a quantity."""

    @abstractmethod
    def date(
        self, date: PartialDate, *, is_year_given: bool = False, mark: Mark = unmarked
    ) -> DatePhrase:
        """Return the phrase of a date. `is_year_given` means that the question names the year."""

    @abstractmethod
    def hint(self, value: Value, *, is_quotation: bool) -> str:
        """Return the type of a value, as the hint of a cloze that blanks it; may be empty.

        `is_quotation` means that a text is the words of a speaker. A hint must not reveal more than
        the question for the value.
        """

    @abstractmethod
    def question_for_type(self, type_: str) -> str:
        """Return the question phrase for entities of a type: “which weapon”."""

    @abstractmethod
    def noun_asked_for(self, question_phrase: str) -> str:
        """Return the noun in a question phrase, “weapon” in “which weapon”; empty without one."""

    @property
    @abstractmethod
    def question_for_thing(self) -> str:
        """The question phrase for a thing of any type: “what”."""

    @property
    @abstractmethod
    def question_for_source(self) -> str:
        """The question phrase for a source."""

    @property
    @abstractmethod
    def questions_for_people(self) -> tuple[str, ...]:
        """The question phrases for people that have no noun: “who”."""


def forms_of(phrase: object) -> tuple[str, ...]:
    """Return the names of the forms of a phrase, which templates may use."""
    members = (member for type_ in type(phrase).__mro__ for member in vars(type_).items())
    names = (name for name, member in members if isinstance(member, property))
    return tuple(dict.fromkeys(name for name in names if name[0] != "_"))
