"""A deck's files as people write them, apart from its facts, whose kinds say what they hold."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from quizgen.facts.deck import EntityType
from quizgen.facts.styles import SHEET_STYLES
from quizgen.facts.validation import AuthoredModel, FileSlug, Key, Line, Slug
from quizgen.facts.value_entries import EntityEntry, EntityRef
from quizgen.values.entities import Entity

UNFILLED = ("sections", "entities", "facts")
"""The keys of a deck that a new one has without anything below them, ready for what comes."""


class SourceEntry(AuthoredModel):
    """A source as a deck names it. What is not known is left out, never guessed."""

    example: ClassVar[str] = "{file: seeds/bees.txt, title: The bees, cite: a report on bees}"
    file: Line = Field(description="the text, relative to the project: seeds/my-article.txt")
    title: Line = Field(description="its headline")
    publisher: str = Field("", description="who published it, if that is known")
    published: str = Field("", description="when, as a text: March 2025")
    licence: str = Field("", description="the terms under which its words are used here")
    cite: Line = Field(description="how a stem names it: “a report on the regiment's return”")


class TypeEntry(AuthoredModel):
    """A type of entity as a deck names it."""

    example: ClassVar[str] = "{ask: which weapon}"
    ask: Line = Field(description="how a question asks for one: who, which weapon")
    extra_distractors: tuple[EntityRef, ...] = Field(
        (), description="wrong answers that you vouch for; used where the deck's own do not suffice"
    )

    def entity_type(self, id_: str) -> EntityType:
        """Return what was written as a type. An extra distractor may begin with its “the”."""
        return EntityType(
            id_, self.ask, tuple(self._extra(id_, one) for one in self.extra_distractors)
        )

    def _extra(self, type_: str, written: str | EntityEntry) -> Entity:
        if isinstance(written, EntityEntry):
            plural = written.number == "plural"
            return Entity(
                written.name, type_, written.name, self.ask, written.the, is_plural=plural
            )
        name = written.removeprefix("the ")
        return Entity(written, type_, name, self.ask, the=name != written)


Count = Annotated[int, Field(ge=0, le=999)]
"""How many of something."""

ByStyle = Annotated[
    dict[str, Count], Field(json_schema_extra={"propertyNames": {"enum": [*SHEET_STYLES]}})
]
"""A number for each of some styles. Editors complete the names, `resolve_quizzes` checks them."""


class QuizEntry(AuthoredModel):
    """A quiz as a deck names it: what each of its forms must contain."""

    example: ClassVar[str] = "{items: 20}"
    title: str = Field("", description="its heading, where it is not the deck's title")
    items: Annotated[int, Field(ge=1, le=999)] = Field(description="how many questions it has")
    styles: ByStyle = Field(default_factory=dict, description="questions of a style")
    sections: dict[str, Count] = Field(default_factory=dict, description="questions on a section")
    points: ByStyle = Field(default_factory=dict, description="for a question of a style")
    minutes: Count = Field(0, description="the time that a class has")
    instructions: str = Field("", description="what stands above the questions")


class IgnoreEntry(AuthoredModel):
    """Words of a source that no fact is to cover, and why."""

    example: ClassVar[str] = "{quote: the words, reason: why not}"
    quote: Line = Field(description="the words, verbatim")
    reason: Line = Field(description="why nothing is asked about them")
    source: str = Field("", description="one of the deck's `sources:`, where there are several")


class DeckEntry(AuthoredModel):
    """A deck file, without its facts and entities."""

    deck: FileSlug = Field(description="the deck's permanent id")
    title: Line = Field(description="its name in Anki and on paper")
    language: str = Field("en", description="the language of its sentences: en")
    labels: str = Field("", description="the language of headings on paper, where it is another")
    description: str = Field("", description="what it is about, for whom")
    licence: str = Field("", description="the terms under which the deck itself is handed out")
    sources: dict[Key, SourceEntry] = Field(min_length=1, description="the articles, by id")
    sections: dict[Slug, Line] = Field(
        default_factory=dict, description="the headings, by id, in order of study"
    )
    types: dict[Key, TypeEntry] = Field(
        default_factory=dict, description="the types of its entities, and how to ask for one"
    )
    quizzes: dict[Slug, QuizEntry] = Field(
        default_factory=dict, description="what its quizzes contain, by name; the first is built"
    )
    ignore: tuple[IgnoreEntry, ...] = Field((), description="what no fact is to cover")


class EntitiesEntry(AuthoredModel):
    """The entities of a file."""

    entities: dict[Key, EntityEntry] = Field(
        default_factory=dict, description="what facts speak of, by id"
    )
