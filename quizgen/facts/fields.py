"""Fields of facts: their types, and facts as authors write them.

The keys that all facts have are one model. The fields of a kind are validated one by one, with an
adapter for each type. A model for each kind would take longer to create than a deck takes to read,
so it is created only for editors, and to report the errors of a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar

from msgspec import Struct
from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    Tag,
    TypeAdapter,
    ValidationError,
    create_model,
)

from quizgen.diagnostics import Finding
from quizgen.facts.marked_sentences import find_sentence_error
from quizgen.facts.media.media_values import MediaEntries
from quizgen.facts.validation import AuthoredModel, Key, Line, Slug, text_or, validate
from quizgen.facts.value_entries import (
    DateEntry,
    EntityRef,
    EntityRefs,
    MembersEntry,
    QuantityRef,
    RoundingEntry,
    VerbRef,
    context_of,
)
from quizgen.facts.yaml_tree import Node, to_builtins
from quizgen.languages.language import Language

SPEAKER = "according_to"
"""The key that names the speaker of a claim. A kind that has it among its own `fields` requires it
and places it in its sentences. In other kinds, sentences begin with “According to …”."""


class FieldType(StrEnum):
    """Type of a field.

    `entities` is a list whose members are asked for one at a time. Members are ids of entities and
    cannot be written in place: the id of a member is part of the id of its item, and a position in
    a list is not permanent. `members` is a list of any values, which is also asked for as a whole;
    `steps` is one in order. These name each member, or number them. A `value` is what its words
    say, as a marked answer of a sentence is: an entity of the deck, a date, a quantity, or a text.
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


LISTS = (FieldType.ENTITIES, FieldType.MEMBERS, FieldType.STEPS)
"""The types whose values are `Members`."""
NAMED_LISTS = (FieldType.MEMBERS, FieldType.STEPS)
"""The types of lists that can be asked for as a whole."""

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
}
_SPEAKER_DESCRIPTION = "the id of an entity or a source"


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


class FactEntry(AuthoredModel):
    """The keys that every fact has."""

    id: Slug = Field(description="a permanent id: learners' schedules depend on it")
    section: str = Field("", description="the id of a section of the deck; becomes a tag")
    source: str = Field("", description="the id of a source, if the deck has several")
    quote: Line = Field(description="the words of the source, verbatim; ` … ` joins two pieces")
    according_to: Line = Field("", description=f"the speaker of the claim: {_SPEAKER_DESCRIPTION}")
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
    draft: bool = Field(default=False, description="whether to check the fact, but not ask it yet")
    note: str = Field("", description="a note for learners, if the source is unclear or doubtful")
    media: MediaEntries = Field((), description="pictures and sounds to show with its questions")


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
        "", description="the question for the answer; for several, one for each, or one for all"
    )


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


def read_fact(
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
            description = f"{field.about or 'the speaker of the claim'}: {_SPEAKER_DESCRIPTION}"
            own[SPEAKER] = (Line, Field(description=description))
            continue
        type_ = EntityRefs if field.joint else _PYTHON_TYPES[field.type]
        if field.required:
            own[field_name] = (type_, Field(description=description))
        else:
            optional = type_ | None
            own[field_name] = (optional, Field(default=None, description=description))
    return create_model(f"{name} fact", __base__=KindFactEntry, **own)
