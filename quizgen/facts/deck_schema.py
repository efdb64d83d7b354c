"""Models of a deck's files, except its facts, whose fields their kinds define."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar

from msgspec import Struct
from pydantic import Field

from quizgen.facts.deck import EntityType
from quizgen.facts.tables.table_entry import TableEntry
from quizgen.facts.validation import AuthoredModel, FileSlug, Key, Line, Slug, WebAddress
from quizgen.facts.value_entries import EntityEntry, EntityRef, find_subtype
from quizgen.languages import DEFAULT
from quizgen.languages.language import Language
from quizgen.values.entities import Entity

UNFILLED = ("sections", "entities", "facts")
"""The keys that may be empty, as in a new deck whose author has not filled them in yet."""


class SourceEntry(AuthoredModel):
    """A source in a deck. Authors leave out keys whose values they do not know."""

    example: ClassVar[str] = "{file: seeds/bees.txt, title: The bees, cite: a report on bees}"
    file: Line = Field(description="its file, relative to the project: seeds/my-article.txt")
    title: Line = Field(description="its headline")
    publisher: str = Field("", description="its publisher, if known")
    published: str = Field("", description="its date, as a text: March 2025")
    url: WebAddress = Field("", description="its address on the web, to which cards link")
    licence: str = Field("", description="the licence or terms of use of its text")
    cite: Line = Field(description="how stems refer to it: “a report on the regiment's return”")


class TypeEntry(AuthoredModel):
    """A type of entity in a deck."""

    example: ClassVar[str] = "{ask: which weapon}"
    ask: Line = Field(description="its question phrase: who, which weapon")
    extra_distractors: tuple[EntityRef, ...] = Field(
        (), description="distractors to add if the deck has too few entities of the type"
    )
    unlike: tuple[str, ...] = Field(
        (), description="types that share no entity with this one, for odd-one-out items"
    )

    def entity_type(self, id_: str, language: Language) -> EntityType:
        """Return the entry as a type. An extra distractor may begin with “the”."""
        return EntityType(
            id_,
            self.ask,
            tuple(self._extra(id_, written, language) for written in self.extra_distractors),
            self.unlike,
        )

    def _extra(self, type_: str, written: str | EntityEntry, language: Language) -> Entity:
        if isinstance(written, EntityEntry):
            return Entity(
                written.name,
                type_,
                written.name,
                written.ask or self.ask,
                written.the,
                is_plural=written.number == "plural",
                subtype=find_subtype(written.ask, self.ask, language),
                group=written.group,
            )
        the, name = language.nouns.split_article(written)
        return Entity(written, type_, name, self.ask, the)


Count = Annotated[int, Field(ge=0, le=999)]
"""A number of items, points or minutes."""

Digits = Annotated[int, Field(ge=4, le=10)]
"""The length of a student number. Answer sheets have no grid for one without the key."""

ByStyle = dict[str, Count]
"""A number for each of several styles. `resolve_quizzes` checks the names."""


class StyleNames(Struct, frozen=True):
    """The names of styles that a deck may use: all of them, and those that quiz sheets print.

    Callers pass them in, because this package does not know the styles.
    """

    every: tuple[str, ...] = ()
    on_sheets: tuple[str, ...] = ()

    def has_all(self, names: Iterable[str]) -> bool:
        """Return whether all names are styles."""
        return frozenset(self.every).issuperset(names)


class QuizEntry(AuthoredModel):
    """A quiz in a deck: the contents of each of its forms."""

    example: ClassVar[str] = "{items: 20}"
    title: str = Field("", description="its heading, if it differs from the deck's title")
    items: Annotated[int, Field(ge=1, le=999)] = Field(description="its number of items")
    styles: ByStyle = Field(default_factory=dict, description="the number of items by style")
    sections: dict[str, Count] = Field(
        default_factory=dict, description="the number of items by section"
    )
    points: ByStyle = Field(default_factory=dict, description="the points for an item, by style")
    minutes: Count = Field(0, description="the time limit in minutes; 0 for none")
    instructions: str = Field("", description="the text above the questions")
    student_number: Digits = Field(
        0, description="the number of digits of a student number on answer sheets, 4 to 10"
    )


class IgnoreEntry(AuthoredModel):
    """A passage of a source that no fact should cover, and the reason."""

    example: ClassVar[str] = "{quote: the words, reason: why not}"
    quote: Line = Field(description="the words of the source, verbatim")
    reason: Line = Field(description="why no fact should cover them")
    source: str = Field("", description="the id of a source, if the deck has several")


class DeckEntry(AuthoredModel):
    """A deck file, without its facts and entities."""

    deck: FileSlug = Field(description="its permanent id, the same as the name of its file")
    title: Line = Field(description="its name in Anki and on paper")
    language: str = Field(DEFAULT, description="the language of its sentences: en")
    labels: str = Field("", description="the language of labels on pages, if it differs")
    description: str = Field("", description="its subject and audience")
    licence: str = Field("", description="the licence of the deck itself")
    sources: dict[Key, SourceEntry] = Field(
        default_factory=dict, description="its sources, by id; a deck of tables needs none"
    )
    sections: dict[Slug, Line] = Field(
        default_factory=dict,
        description="its headings, by id, in order of study",
        examples=[{"leaves": "The leaves"}],
    )
    types: dict[Key, TypeEntry] = Field(
        default_factory=dict,
        description="the types of its entities, by id",
        examples=[{"engineer": {"ask": "who"}}],
    )
    tables: tuple[TableEntry, ...] = Field((), description="the tables whose rows are facts")
    styles: tuple[str, ...] = Field((), description="the styles of its items; by default all")
    quizzes: dict[Slug, QuizEntry] = Field(
        default_factory=dict,
        description="its quizzes, by name; `build` makes the first",
        examples=[{"midterm": {"items": 20}}],
    )
    ignore: tuple[IgnoreEntry, ...] = Field((), description="passages that no fact should cover")


class EntitiesEntry(AuthoredModel):
    """The entities of a file."""

    entities: dict[Key, EntityEntry] = Field(
        default_factory=dict,
        description="the people, places and things that facts mention, by id",
        examples=[{"lee": {"name": "Ann Lee", "ask": "who"}}],
    )
