"""A deck and its parts, fully read and resolved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Place
from quizgen.facts.kinds import Kind, KindFile
from quizgen.facts.media.media_values import Media, Side
from quizgen.facts.media.regions import Regions
from quizgen.facts.sources import Source, Span
from quizgen.facts.yaml_tree import Node, place_of
from quizgen.languages.language import Language
from quizgen.values.entities import Entity, Value


class EntityType(Struct, frozen=True):
    """A type of entity: its question phrase, and distractors given by the author.

    An extra distractor is an entity that no fact mentions. `unlike` are the types that, according
    to the author, share no entity with this type.
    """

    id: str
    ask: str
    extra_distractors: tuple[Entity, ...] = ()
    unlike: tuple[str, ...] = ()


class Fact(Struct, frozen=True):
    """A fact. `values` has the fields of its kind that it fills.

    `derived` maps a field that the quote does not show to the author's explanation. `allow` maps a
    suppressed rule, by code or name, to the reason. `distractors` are the author's wrong options by
    field, by the id of a list's member or, in a sentence fact, by answer; those under "" belong to
    the only field that the fact's questions ask for. `places` are the places of the quote in the
    text of its source, each a tuple of the spans of its pieces; `paragraph` is the number of the
    paragraph of the first place. `ask_rounded` is the number of digits to which questions round
    the fact’s numbers, or 0. `shown` has the words of a sentence fact for its values. `tags` are
    the author’s own tags. Options come first from facts of the same `group`. `hints` are the words
    in brackets by question; those under "" belong to all. `guid` is that of an earlier note, and
    `cards` are the questions of its cards in order. `regions` are those of its picture, which
    exports mark for each question.
    """

    id: str
    kind_file: KindFile
    section: str
    source: Source
    quote: str
    places: tuple[tuple[Span, ...], ...]
    paragraph: int
    according_to: Entity | None
    values: Mapping[str, Value]
    derived: Mapping[str, str]
    wording: Mapping[str, str]
    without: tuple[str, ...]
    also_true: tuple[str, ...]
    allow: Mapping[str, str]
    note: str
    media: tuple[Media, ...]
    node: Node
    shown: Mapping[str, str] = {}
    distractors: Mapping[str, tuple[str, ...]] = {}
    ask_rounded: int = 0
    tags: tuple[str, ...] = ()
    group: str = ""
    hints: Mapping[str, str] = {}
    guid: str = ""
    cards: tuple[str, ...] = ()
    regions: Regions | None = None

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table, which is its own source and has no quote."""
        return not self.quote

    @property
    def kind(self) -> Kind:
        """The kind of the fact."""
        return self.kind_file.kind

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the pieces of the quote at its first place in the source."""
        return self.places[0] if self.places else ()

    def place(self, *steps: str | int) -> Place:
        """Return the place of a value of the fact; without steps, the place of the fact."""
        return place_of(self.node, steps)

    @property
    def picture(self) -> Media | None:
        """The first picture of the fact, which questions can ask for."""
        return next((media for media in self.media if media.is_picture), None)

    def media_on(self, side: Side) -> tuple[Media, ...]:
        """Return the pictures and sounds on a side of the fact's cards, without a marked one."""
        marked = self.regions.picture if self.regions else None
        shown = (media for media in self.media if media is not marked)
        return tuple(media for media in shown if media.show == side) if self.media else ()


class Blueprint(Struct, frozen=True):
    """The contents of every form of a quiz: its number of items, in total, per style and section.

    Styles and sections that are not listed share the remaining items. `points` are per item of a
    style. `minutes` is 0 if there is no time limit; `student_number`, a number of digits, is 0 if
    answer sheets have no grid for one. `place` is the place in the deck, or None for a blueprint
    that is not from a deck.
    """

    name: str
    items: int
    title: str = ""
    styles: Mapping[str, int] = {}
    sections: Mapping[str, int] = {}
    points: Mapping[str, int] = {}
    minutes: int = 0
    instructions: str = ""
    student_number: int = 0
    place: Place | None = None


class Ignored(Struct, frozen=True):
    """A passage of a source that no fact should cover, and the author's reason."""

    source: Source
    spans: tuple[Span, ...]
    reason: str


class Draft(Struct, frozen=True):
    """A fact marked as a draft. Missing parts are empty."""

    id: str
    quote: str


class Deck(Struct, frozen=True):
    """A deck. `sections` maps ids to headings, in order of study.

    `labels` is the tag of the language of labels on pages. `styles` are the names of the styles of
    its items; without any, it makes all styles. `drafts` are facts that are not asked
    because their author has not approved them yet. `parts` are the decks that a quiz joins.
    """

    id: str
    title: str
    language: Language
    labels: str
    description: str
    licence: str
    project: Path
    path: str
    sources: Mapping[str, Source]
    types: Mapping[str, EntityType]
    entities: Mapping[str, Entity]
    sections: Mapping[str, str]
    facts: tuple[Fact, ...]
    quizzes: Mapping[str, Blueprint]
    ignored: tuple[Ignored, ...] = ()
    drafts: tuple[Draft, ...] = ()
    styles: tuple[str, ...] = ()
    parts: tuple[Deck, ...] = ()

    def __repr__(self) -> str:
        """Return the id alone: a page that prints a deck must not contain the project's path."""
        return f"Deck({self.id!r})"

    def makes(self, style: str) -> bool:
        """Return whether the deck makes items of a style, given its name."""
        return not self.styles or style in self.styles

    @property
    def input_paths(self) -> tuple[str, ...]:
        """The sorted paths of its sources and media, relative to the project."""
        media = (media.path for fact in self.facts for media in fact.media)
        return tuple(sorted({*(source.path for source in self.sources.values()), *media}))
