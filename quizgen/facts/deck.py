"""A deck: what the other rooms receive, after everything in it has been read and resolved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Place
from quizgen.facts.kinds import Kind, KindFile
from quizgen.facts.media.media_values import Media, Side
from quizgen.facts.sources import Source, Span
from quizgen.facts.styles import Style
from quizgen.facts.yaml_tree import Node, place_of
from quizgen.values.entities import Entity, Value


class EntityType(Struct, frozen=True):
    """A type of entity: how a question asks for one, and wrong answers that the author vouches for.

    An extra distractor is an entity of which no fact speaks.
    """

    id: str
    ask: str
    extra_distractors: tuple[Entity, ...] = ()


class Fact(Struct, frozen=True):
    """One curated statement. `values` holds the fields of its kind that it fills.

    `derived` maps a field to the author's reason why the quote need not show it. `allow` maps a
    rule, by code or name, to the reason why the fact may break it. `places` are where the quote
    stands in the text of its source, each the spans of its pieces; `paragraph` is the first’s.
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

    @property
    def kind(self) -> Kind:
        """The kind of the fact."""
        return self.kind_file.kind

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the pieces of the quote stand in its source: the first place that has them."""
        return self.places[0] if self.places else ()

    def place(self, *steps: str) -> Place:
        """Return where a value of the fact stands; the fact itself without steps."""
        return place_of(self.node, steps)

    def media_on(self, side: Side) -> tuple[Media, ...]:
        """Return the pictures and sounds that one side of the fact's cards shows."""
        return tuple(media for media in self.media if media.show == side) if self.media else ()


class Blueprint(Struct, frozen=True):
    """What every form of a quiz contains: `items` questions, so many of a style or on a section.

    A style or section that is not named shares in what the named ones leave. `points` are those of
    one question of a style. `minutes` is 0 where no time is set. `place` is where the author asks
    for it; None for what nobody asked for.
    """

    name: str
    items: int
    title: str = ""
    styles: Mapping[Style, int] = {}
    sections: Mapping[str, int] = {}
    points: Mapping[Style, int] = {}
    minutes: int = 0
    instructions: str = ""
    place: Place | None = None


class Ignored(Struct, frozen=True):
    """Words of a source that no fact is to cover, and the author's reason."""

    source: Source
    spans: tuple[Span, ...]
    reason: str


class Draft(Struct, frozen=True):
    """A fact that its author has marked as a draft. What it has not got yet is empty."""

    id: str
    quote: str


class Deck(Struct, frozen=True):
    """A deck, whole and resolved. `sections` maps an id to its heading, in order of study.

    `labels` is the language of what pages print around the deck's own words.
    `drafts` are the facts, by id and quote, that were left out: nobody has approved them yet.
    """

    id: str
    title: str
    language: str
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

    @property
    def reads(self) -> tuple[str, ...]:
        """The paths, within the project, of what it reads beyond its own files, sorted."""
        media = (media.path for fact in self.facts for media in fact.media)
        return tuple(sorted({*(source.path for source in self.sources.values()), *media}))
