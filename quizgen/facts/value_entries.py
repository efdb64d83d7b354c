"""Values as authors write them in a deck: an entity, a quantity, a date, a verb, a text.

Each is a text or a frozen pydantic model, and is converted to a value of `quizgen.values`.
"""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    InstanceOf,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from quizgen.diagnostics import suggest
from quizgen.facts.validation import AuthoredModel, Line, Slug, text_list_or, text_or
from quizgen.languages.language import Language
from quizgen.languages.numbers import Numbers
from quizgen.values.entities import Verb
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity
from quizgen.values.rounding import DEFAULT_DIGITS


def context_of(language: Language) -> dict[str, Language]:
    """Return the pydantic context for reading numbers and dates in a language."""
    return {"language": language}


def _language(info: ValidationInfo) -> Language:
    context: dict[str, Language] | None = info.context
    if context is None:
        raise TypeError("validation needs the context that context_of(language) returns")
    return context["language"]


class EntityEntry(AuthoredModel):
    """An entity under `entities:`, or in place if only one fact needs it."""

    example: ClassVar[str] = "{name: Ann Lee, ask: who}"
    type: str = Field("", description="its type: entities of one type can be options of one item")
    name: Line = Field(description="its name in sentences, without an article")
    the: bool = Field(default=False, description="whether sentences put “the” before the name")
    aliases: tuple[Line, ...] = Field((), description="its other names in the sources")
    plural: str = Field("", description="its plural: “Saiga-12K shotguns”")
    number: Literal["singular", "plural"] = Field(
        "singular", description="plural for a name such as “Russian forces”"
    )
    ask: str = Field("", description="its question phrase; default: that of its type")
    part_of: str = Field(
        "", description="the id or name of a whole that contains it: never a distractor for it"
    )
    group: str = Field(
        "", description="a region, period or class: options come from the same group first"
    )
    derived: str = Field("", description="where the name comes from, if no source contains it")


def find_subtype(ask: str, type_ask: str, language: Language) -> str:
    """Return the noun of an entity's own question phrase, if its type is asked for with another.

    “Which gas” asks for a narrower class than “which molecule”; “where” does not.
    """
    phrases, plural = language.phrases, language.nouns.plural
    noun, general = phrases.noun_asked_for(ask), phrases.noun_asked_for(type_ask)
    same = {general, plural(general)}
    return "" if noun in same or plural(noun) in same else noun


class QuantityEntry(AuthoredModel):
    """A quantity: value, unit and hedge."""

    example: ClassVar[str] = "42,400 hectares, or {value: 42400, unit: hectare}"
    value: Line = Field(description="42,400, 1.5 million, −180, 2 × 10^30, half, 10 to 15")
    unit: str = Field("", description="its unit, in the singular: hectare")
    units: str = Field("", description="the plural of the unit, if it is irregular")
    hedge: str = Field("", description="the hedge of the source: over, nearly, about")

    @model_validator(mode="after")
    def _is_readable(self, info: ValidationInfo) -> QuantityEntry:
        numbers = _language(info).numbers
        if numbers.parse(self.value).has_leading_zero:
            written = re.sub(r"^0+(?=\d)", "", self.value.strip())
            raise ValueError(f"“{self.value}” begins with a zero; write {written}")
        if self.hedge and self.hedge.lower() not in numbers.hedges:
            raise ValueError(f"“{self.hedge}” is not a hedge; {_hint_for(self.hedge, numbers)}")
        return self

    def quantity(self, language: Language) -> Quantity:
        """Return the entry as a value."""
        number = language.numbers.parse(self.value)
        return Quantity(number, self.unit, self.units, self.hedge.lower())


def _hint_for(word: str, numbers: Numbers) -> str:
    """Return the help for an unknown hedge: a suggestion for a misspelt one, or else the list.

    A word of another meaning must not be replaced: “only 30” is not “nearly 30”.
    """
    near = [hedge for hedge in numbers.hedges if hedge[:1] == word[:1].lower()]
    others = f"use one of {', '.join(sorted(numbers.hedges))}, or keep the word in a text field"
    return suggest(word, near) or others


class VerbEntry(AuthoredModel):
    """A verb: `{base: clear, past: cleared}` or `{aux: was, main: fully repelled}`."""

    example: ClassVar[str] = "cleared, or {base: clear, past: cleared}"
    base: str = Field("", description="the verb after “did”: clear")
    past: str = Field("", description="the verb in a statement: cleared")
    aux: str = Field("", description="an auxiliary other than “did”: was, were, had, was to")
    main: str = Field("", description="the verb after the auxiliary: fully repelled")

    @model_validator(mode="after")
    def _is_whole(self, info: ValidationInfo) -> VerbEntry:
        plain, composed = bool(self.base and self.past), bool(self.aux and self.main)
        if plain == composed or (bool(self.base) and composed) or (bool(self.main) and plain):
            raise ValueError(
                "a verb has a base and a past, or an aux and a main;"
                " write cleared, {base: clear, past: cleared} or {aux: was, main: repelled}"
            )
        if self.base:
            _language(info).verbs.from_forms(self.base, self.past)
        return self

    def verb(self, language: Language) -> Verb:
        """Return the entry as a value."""
        if self.base:
            return language.verbs.from_forms(self.base, self.past)
        return Verb(self.aux, self.main, self.past or f"{self.aux} {self.main}")


def _read_date(value: object, info: ValidationInfo) -> object:
    return _language(info).dates.parse(value) if isinstance(value, str) else value


DateEntry = Annotated[
    InstanceOf[PartialDate],
    BeforeValidator(_read_date),
    WithJsonSchema(
        {
            "type": "string",
            "examples": ["2024", "2025-Q2", "2024-08", "2024-08-06", "early August 2025", "44 BC"],
        }
    ),
]


def _read_quantity(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return value
    language = _language(info)
    quantity = language.read_quantity(value)
    if quantity is None:
        hint = "write a number and the plural of its unit, or {value: 30, unit: park, units: parks}"
        raise ValueError(f"“{value}” is not a quantity; {hint}")
    return quantity


def _read_verb(value: object, info: ValidationInfo) -> object:
    return _language(info).verbs.read(value) if isinstance(value, str) else value


QuantityText = Annotated[
    InstanceOf[Quantity],
    BeforeValidator(_read_quantity),
    WithJsonSchema(
        {"type": "string", "examples": ["over 1.5 million explosives", "45 percent", "nearly half"]}
    ),
]
QuantityRef = Annotated[
    Annotated[QuantityText, Tag("text")] | Annotated[QuantityEntry, Tag("quantity")],
    text_or("quantity"),
]
"""A quantity as a text, or with its parts."""
VerbText = Annotated[
    InstanceOf[Verb],
    BeforeValidator(_read_verb),
    WithJsonSchema({"type": "string", "examples": ["cleared", "clears", "was founded"]}),
]
VerbRef = Annotated[
    Annotated[VerbText, Tag("text")] | Annotated[VerbEntry, Tag("verb")], text_or("verb")
]
"""A verb in one form, or with its forms."""
EntityRef = Annotated[
    Annotated[Line, Tag("text")] | Annotated[EntityEntry, Tag("entity")], text_or("entity")
]
"""The id of an entity of the deck, or an entity in place."""
EntityRefs = Annotated[
    Annotated[Line, Tag("text")]
    | Annotated[EntityEntry, Tag("entity")]
    | Annotated[tuple[Line, ...], Field(min_length=1), Tag("list")],
    text_list_or("entity"),
]
"""An entity, or several that share a fact: their ids or names."""

MembersAsWritten = tuple[str | EntityEntry, ...] | dict[str, str | EntityEntry]
FEWEST_MEMBERS = 2
"""Minimum number of members of a list, and of steps of a process."""


def _check_several(members: MembersAsWritten) -> MembersAsWritten:
    if len(members) < FEWEST_MEMBERS:
        raise ValueError("a list has two entries or more; add the others, or write a sentence")
    return members


MembersEntry = Annotated[
    Annotated[tuple[EntityRef, ...], Tag("list")] | Annotated[dict[Slug, EntityRef], Tag("names")],
    text_or("names", other="list"),
    AfterValidator(_check_several),
]
"""The members of a list, by position or by permanent names."""


def _read_rounding(written: object) -> object:
    """Return the number of digits to which numbers are rounded; 0 for none."""
    text = str(written).lower()
    if text in ("true", "false"):
        return DEFAULT_DIGITS if text == "true" else 0
    if text not in map(str, range(MOST_DIGITS + 1)):
        raise ValueError(
            f"“{written}” is not `true` or a number of digits; write 1 to {MOST_DIGITS}"
        )
    return int(text)


MOST_DIGITS = 6
"""The largest number of digits to which numbers are rounded."""
RoundingEntry = Annotated[
    int,
    BeforeValidator(_read_rounding),
    WithJsonSchema(
        {"anyOf": [{"type": "boolean"}, {"type": "integer", "minimum": 1, "maximum": MOST_DIGITS}]}
    ),
]
"""The significant digits of numbers in questions; 0 for exact numbers."""
