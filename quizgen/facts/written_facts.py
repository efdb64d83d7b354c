"""Facts of kinds as authors write them, validated against the fields of their kind.

The keys that all facts have are one model. The fields of a kind are validated one by one, with an
adapter for each type. A model for each kind would take longer to create than a deck takes to read,
so it is created only for editors, and to report the errors of a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, create_model

from quizgen.diagnostics import Finding
from quizgen.facts.fields import SPEAKER, SPEAKER_DESCRIPTION, FieldType, KindFactEntry, KindField
from quizgen.facts.media.region_entries import RECTANGLE, RegionsEntry
from quizgen.facts.validation import Line, validate
from quizgen.facts.value_entries import (
    DateEntry,
    EntityRef,
    EntityRefs,
    MembersEntry,
    QuantityRef,
    VerbRef,
    context_of,
)
from quizgen.facts.yaml_tree import Node, to_builtins
from quizgen.languages.language import Language

_PYTHON_TYPES: dict[FieldType, Any] = {
    FieldType.ENTITY: EntityRef,
    FieldType.ENTITIES: tuple[Line, ...],
    FieldType.QUANTITY: QuantityRef,
    FieldType.DATE: DateEntry,
    FieldType.VERB: VerbRef,
    FieldType.TEXT: Line,
    FieldType.VALUE: EntityRef,
    FieldType.MEMBERS: MembersEntry,
    FieldType.STEPS: MembersEntry,
    FieldType.REGIONS: RegionsEntry,
}

_NAMED = "with permanent names as {fixation: carbon fixation}"
_DESCRIPTIONS = {
    FieldType.ENTITY: "the id of an entity, or an entity in place: {name: Ann Lee, ask: who}",
    FieldType.ENTITIES: "a list of ids of entities",
    FieldType.QUANTITY: "over 42,400 hectares, or {value: 42400, unit: hectare, hedge: over}",
    FieldType.DATE: "a date: 2024, 2025-Q2, 2024-08, 2024-08-06",
    FieldType.VERB: "cleared, clears or was cleared, or {base: clear, past: cleared}",
    FieldType.TEXT: "a text, as it appears in the sentence",
    FieldType.VALUE: "a quantity, a date, the name of an entity of the deck, or other words",
    FieldType.MEMBERS: f"a list: texts, or ids of entities; {_NAMED}",
    FieldType.STEPS: f"the steps in order: texts, or ids of entities; {_NAMED}",
    FieldType.REGIONS: f"by name, the rectangles of the picture: {RECTANGLE}",
}
Fields = Mapping[str, KindField]
"""The fields of a kind by their names."""


class WrittenFact(Struct, frozen=True):
    """A fact as written: the keys of every fact, and the fields of its kind that it has."""

    entry: KindFactEntry
    own: Mapping[str, Any]


class _AnyFact(KindFactEntry):
    """A fact of any kind."""

    model_config = ConfigDict(extra="allow")


class _KindMismatchError(ValueError):
    """A fact lacks a field of its kind, or has a field of another kind."""


def validate_fact(
    kind: str, fields: Fields, node: Node, language: Language
) -> tuple[WrittenFact | None, tuple[Finding, ...]]:
    """Validate a fact of a kind. Return the fact, or None with all findings, as `validate` does."""
    try:
        entry = _AnyFact.model_validate(to_builtins(node))
        return WrittenFact(entry, dict(_read_fields(fields, entry, language))), ()
    except (ValidationError, _KindMismatchError):
        model = fact_model(kind, tuple(fields.items()))
        accepted, findings = validate(model, node, context=context_of(language))
        if accepted:  # the two ways to validate a fact must agree
            raise
        return None, findings


def _read_fields(
    fields: Fields, entry: KindFactEntry, language: Language
) -> Iterator[tuple[str, Any]]:
    written, context = entry.model_extra or {}, context_of(language)
    if not written.keys() <= fields.keys() or (SPEAKER in fields and not entry.according_to):
        raise _KindMismatchError(entry.id)
    for name, field in fields.items():
        if written.get(name) is not None:
            value = _adapter(field.type, joint=field.joint).validate_python(
                written[name], context=context
            )
            yield name, value
        elif name != SPEAKER and field.required:
            raise _KindMismatchError(name)


@cache
def _adapter(type_: FieldType, *, joint: bool) -> TypeAdapter[Any]:
    return TypeAdapter(EntityRefs if joint else _PYTHON_TYPES[type_])


@cache
def fact_model(name: str, fields: tuple[tuple[str, KindField], ...]) -> type[KindFactEntry]:
    """Return the pydantic model of the facts of a kind. Cached for the decks of a run."""
    own: dict[str, Any] = {}
    for field_name, field in fields:
        description = field.about or _DESCRIPTIONS[field.type]
        if field_name == SPEAKER:
            description = f"{field.about or 'the speaker of the claim'}: {SPEAKER_DESCRIPTION}"
            own[SPEAKER] = (Line, Field(description=description))
            continue
        type_ = EntityRefs if field.joint else _PYTHON_TYPES[field.type]
        if field.required:
            own[field_name] = (type_, Field(description=description))
        else:
            optional = type_ | None
            own[field_name] = (optional, Field(default=None, description=description))
    return create_model(f"{name} fact", __base__=KindFactEntry, **own)
