"""The fields of facts: what each may hold, and facts as people write them.

What all facts have is one model; what a kind adds is validated field by field, by one adapter a
type. A model for each kind as well would take longer to make than a deck of facts to read, so it is
made for editors, and to say what is wrong with a fact that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar

from msgspec import Struct
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, create_model

from quizgen.diagnostics import Finding
from quizgen.facts.media.media_values import MediaEntries
from quizgen.facts.validation import AuthoredModel, Line, Slug, validate
from quizgen.facts.value_entries import DateEntry, EntityRef, QuantityEntry, VerbEntry
from quizgen.facts.yaml_tree import Node, plain

SPEAKER = "according_to"
"""The field by which every fact can say whose claim it is. A kind that lists it among its own
`fields` requires it and gives it a place in its sentences; elsewhere “According to …” leads."""


class FieldType(StrEnum):
    """What a field may hold.

    `entities` is a list whose members are asked one at a time. They are named by their ids, never
    written in place: a member's id is part of its item's, and a place in a list is no identity.
    """

    ENTITY = "entity"
    ENTITIES = "entities"
    QUANTITY = "quantity"
    DATE = "date"
    VERB = "verb"
    TEXT = "text"


_PYTHON_TYPES: dict[FieldType, Any] = {
    FieldType.ENTITY: EntityRef,
    FieldType.ENTITIES: tuple[Line, ...],
    FieldType.QUANTITY: QuantityEntry,
    FieldType.DATE: DateEntry,
    FieldType.VERB: VerbEntry,
    FieldType.TEXT: Line,
}

_ABOUT = {
    FieldType.ENTITY: "an entity by its id, or one of its own: {name: Ann Lee, ask: who}",
    FieldType.ENTITIES: "entities by their ids, as a list",
    FieldType.QUANTITY: "{value: 42400, unit: hectare}",
    FieldType.DATE: "a date: 2024, 2025-Q2, 2024-08, 2024-08-06",
    FieldType.VERB: "{base: clear, past: cleared}",
    FieldType.TEXT: "a text, as it stands in the sentence",
}
_ABOUT_SPEAKER = "the id of one of `entities:`, or of a source"


class KindField(AuthoredModel):
    """A field of a kind."""

    example: ClassVar[str] = "{type: text}"
    type: FieldType = Field(description="what it holds: entity, quantity, date, verb, text …")
    required: bool = Field(default=True, description="whether every fact has it")
    default: str | None = Field(None, description="what a text is where the fact does not say")
    about: str = Field("", description="what an author writes there")


class FactEntry(AuthoredModel):
    """What every fact has, whatever its kind."""

    id: Slug = Field(description="permanent: learners' schedules hang on it, not on the wording")
    kind: str = Field(description="the shape of the fact; see `templates/kinds/`")
    section: str = Field("", description="a heading of the deck; becomes a tag")
    source: str = Field("", description="one of the deck's `sources:`, where there are several")
    quote: Line = Field(description="the words of the source, verbatim; ` … ` joins two pieces")
    according_to: Line = Field("", description=f"who says it: {_ABOUT_SPEAKER}")
    derived: dict[str, Line] = Field(
        default_factory=dict, description="for a field that the quote does not show: from where"
    )
    wording: dict[str, Line] = Field(
        default_factory=dict,
        description="another template for one question of the kind, or its statement",
    )
    without: tuple[str, ...] = Field(
        (), description="questions not to ask, styles not to ask in, or both: who/choice"
    )
    also_true: tuple[Line, ...] = Field(
        (), description="other right answers, which the deck does not say: never distractors"
    )
    allow: dict[str, Line] = Field(
        default_factory=dict, description="for a rule that the fact may break, code or name: why"
    )
    draft: bool = Field(default=False, description="checked, but not asked until you remove it")
    note: str = Field("", description="for learners: where the source is unclear or in doubt")
    media: MediaEntries = Field((), description="pictures and sounds to show with its questions")


Fields = Mapping[str, KindField]
"""The fields of a kind by their names."""


class WrittenFact(Struct, frozen=True):
    """A fact as written: what every fact has, and the fields that it fills of its kind's own."""

    entry: FactEntry
    own: Mapping[str, Any]


class _AnyFact(FactEntry):
    """A fact of any kind."""

    model_config = ConfigDict(extra="allow")


class _UnlikeItsKindError(ValueError):
    """A fact that lacks a field of its kind, or has one that is not of its kind."""


def read_fact(
    kind: str, fields: Fields, node: Node
) -> tuple[WrittenFact | None, tuple[Finding, ...]]:
    """Validate a fact of a kind. Returns it, or None with every finding, as `validate` does."""
    try:
        entry = _AnyFact.model_validate(plain(node))
        return WrittenFact(entry, dict(_own(fields, entry))), ()
    except (ValidationError, _UnlikeItsKindError):
        model = fact_model(kind, tuple(fields.items()))
        wrong, findings = validate(model, node)
        if wrong:
            raise
        return None, findings


def _own(fields: Fields, entry: FactEntry) -> Iterator[tuple[str, Any]]:
    written = entry.model_extra or {}
    if not written.keys() <= fields.keys() or (SPEAKER in fields and not entry.according_to):
        raise _UnlikeItsKindError(entry.id)
    for name, field in fields.items():
        if written.get(name) is not None:
            yield name, _adapter(field.type).validate_python(written[name])
        elif name != SPEAKER and field.required:
            raise _UnlikeItsKindError(name)


@cache
def _adapter(type_: FieldType) -> TypeAdapter[Any]:
    return TypeAdapter(_PYTHON_TYPES[type_])


@cache
def fact_model(name: str, fields: tuple[tuple[str, KindField], ...]) -> type[FactEntry]:
    """Return the pydantic model of the facts of a kind, the same one for each deck of a run."""
    own: dict[str, Any] = {}
    for field_name, field in fields:
        about = field.about or _ABOUT[field.type]
        if field_name == SPEAKER:
            about = f"{field.about or 'who says it'}: {_ABOUT_SPEAKER}"
            own[SPEAKER] = (Line, Field(description=about))
        elif field.required:
            own[field_name] = (_PYTHON_TYPES[field.type], Field(description=about))
        else:
            optional = _PYTHON_TYPES[field.type] | None
            own[field_name] = (optional, Field(default=None, description=about))
    return create_model(f"{name} fact", __base__=FactEntry, **own)
