"""Fields of facts: the types of the fields of kinds, and the keys that all facts have."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, StringConstraints, Tag

from quizgen.facts.marked_sentences import find_sentence_error
from quizgen.facts.media.media_values import MediaEntries
from quizgen.facts.validation import AuthoredModel, Key, Line, Slug, text_or
from quizgen.facts.value_entries import RoundingEntry

SPEAKER = "according_to"
"""The key that names the speaker of a claim. A kind that has it among its own `fields` requires it
and places it in its sentences. In other kinds, sentences begin with “According to …”."""

PICTURE = "picture"
"""The name of the first picture of a fact, for questions that ask for it. No fact writes it as a
field: it is a file under `media:`. A kind that has a field of this name asks for that field."""


class FieldType(StrEnum):
    """Type of a field.

    `entities` is a list whose members are asked for one at a time. Members are ids of entities and
    cannot be written in place: the id of a member is part of the id of its item, and a position in
    a list is not permanent. `members` is a list of any values, which is also asked for as a whole;
    `steps` is one in order. These name each member, or number them. `regions` are the named
    rectangles of the fact's picture. A `value` is what its words say, as a marked answer of a
    sentence is: an entity of the deck, a date, a quantity, or a text.
    """

    ENTITY = "entity"
    ENTITIES = "entities"
    QUANTITY = "quantity"
    DATE = "date"
    VERB = "verb"
    TEXT = "text"
    VALUE = "value"
    MEMBERS = "members"
    STEPS = "steps"
    REGIONS = "regions"


LISTS = (FieldType.ENTITIES, FieldType.MEMBERS, FieldType.STEPS, FieldType.REGIONS)
"""The types whose values are `Members`."""
NAMED_LISTS = (FieldType.MEMBERS, FieldType.STEPS)
"""The types of lists that can be asked for as a whole."""
SPEAKER_DESCRIPTION = "the id of an entity or a source"
"""What the key of the speaker accepts."""


class KindField(AuthoredModel):
    """A field of a kind."""

    example: ClassVar[str] = "{type: text}"
    type: FieldType = Field(description="its type: entity, quantity, date, verb, text, value …")
    entity_type: str = Field(
        "", description="for an entity: the type of words that name no entity of the deck"
    )
    required: bool = Field(default=True, description="whether every fact must have it")
    joint: bool = Field(
        default=False, description="for an entity: whether several may share the fact"
    )
    default: str | None = Field(None, description="the text or verb to use if the fact has none")
    about: str = Field("", description="a description for authors")


DistractorEntry = Annotated[
    Annotated[tuple[Line, ...], Tag("list")]
    | Annotated[dict[Key, tuple[Line, ...]], Tag("fields")],
    text_or("fields", other="list"),
]
"""The wrong options of a fact: a list if it has one answer, or a list for each field."""


NO_QUESTION = "none"
"""The entry under `cards:` for a card whose question is no longer asked."""
_GUID = r"^\S{0,100}$"


def _check_tag(tag: str) -> str:
    if not _TAG.fullmatch(tag):
        raise ValueError(f"“{tag}” cannot be a tag; write letters, digits, hyphens and ::")
    return tag


_TAG = re.compile(r"(?!quizgen)[\w&+.-]+(::[\w&+.-]+)*")
AnkiTag = Annotated[Line, AfterValidator(_check_tag)]
"""A tag in Anki. Those that begin with `quizgen` are ours."""


HintEntry = Annotated[
    Annotated[str, Tag("text")] | Annotated[dict[Key, Line], Tag("questions")],
    text_or("questions"),
]
"""A hint for all questions of a fact, or one for each question or answer."""


class FactEntry(AuthoredModel):
    """The keys that every fact has."""

    id: Slug = Field(description="a permanent id: learners' schedules depend on it")
    section: str = Field("", description="the id of a section of the deck; becomes a tag")
    source: str = Field("", description="the id of a source, if the deck has several")
    quote: Line = Field(description="the words of the source, verbatim; ` … ` joins two pieces")
    according_to: Line = Field("", description=f"the speaker of the claim: {SPEAKER_DESCRIPTION}")
    derived: dict[str, Line] = Field(
        default_factory=dict,
        description="by field, where a value comes from that the quote does not show",
        examples=[{"say": "the sentence before names her"}],
    )
    without: tuple[str, ...] = Field(
        (), description="questions or styles to leave out, or a question in a style: who/choice"
    )
    also_true: tuple[Line, ...] = Field(
        (), description="other correct answers that the deck does not contain: never distractors"
    )
    ask_rounded: RoundingEntry = Field(
        0,
        description="`true`, or a number of digits: questions ask for about how many, and the"
        " numbers of the answers are rounded",
        examples=[True, 3],
    )
    distractors: DistractorEntry = Field(
        (),
        description="wrong options, used before those of other facts; by field if it has several",
    )
    allow: dict[str, Line] = Field(
        default_factory=dict,
        description="suppressed rules, by code or name, each with the reason",
        examples=[{"long-answers": "it is the name of a law"}],
    )
    open: bool = Field(default=False, description="whether its list has more members: “such as …”")
    cycle: bool = Field(default=False, description="whether the first step follows the last one")
    outline: bool = Field(
        default=False, description="whether its regions are outlined in the picture, not covered"
    )
    draft: bool = Field(default=False, description="whether to check the fact, but not ask it yet")
    note: str = Field("", description="a note for learners, if the source is unclear or doubtful")
    media: MediaEntries = Field((), description="pictures and sounds to show with its questions")
    hint: HintEntry = Field(
        "", description="words in brackets at the end of its questions; by question if they differ"
    )
    guid: Annotated[str, StringConstraints(pattern=_GUID)] = Field(
        "", description="the GUID of an earlier note, whose schedules its flashcards keep"
    )
    cards: tuple[Line, ...] = Field(
        (), description=f"its questions in the order of that note's cards; {NO_QUESTION} for none"
    )
    tags: tuple[AnkiTag, ...] = Field((), description="further tags for Anki, without spaces")
    group: str = Field("", description="a region, period or class: options come from it first")


class KindFactEntry(FactEntry):
    """The keys of a fact that has a kind. The fields of the kind are further keys."""

    kind: str = Field(description="the shape of the fact; see `templates/kinds/`")
    wording: dict[str, Line] = Field(
        default_factory=dict,
        description="another template for a question of the kind, or for its statement",
        examples=[{"who": "who opened the parks?"}],
    )


def _check_sentence(say: str) -> str:
    if error := find_sentence_error(say):
        raise ValueError(error)
    return say


class SentenceFactEntry(FactEntry):
    """The keys of a sentence fact: a sentence with marked answers, and their questions."""

    example: ClassVar[str] = "say: Stomata let in [carbon dioxide](gas)."
    say: Annotated[Line, AfterValidator(_check_sentence)] = Field(
        description="the fact as a sentence, with each answer in [brackets]"
    )
    ask: Annotated[
        Annotated[Line, Tag("text")] | Annotated[dict[str, Line], Tag("questions")],
        text_or("questions"),
    ] = Field(
        "",
        description="the question for the answer; for several, one for each, or one for all;"
        " `picture` has one for the picture of the fact",
    )
