"""Kinds of facts: their fields and their questions, as data.

Each kind is a file, `templates/kinds/<kind>.yaml`, which `kind_files` reads. The shipped kinds use
the same features as the kinds of a project.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Annotated, ClassVar, Self

from msgspec import Struct
from pydantic import Field, Tag, ValidationInfo, field_validator, model_validator

from quizgen.diagnostics import Place
from quizgen.facts.fields import PICTURE, SPEAKER, FieldType, KindFactEntry, KindField
from quizgen.facts.kind_checks import (
    find_field_error,
    require_field,
    require_list,
    require_place,
    require_type,
)
from quizgen.facts.validation import AuthoredModel, Key, Line, Slug, text_or
from quizgen.facts.written_facts import fact_model
from quizgen.facts.yaml_tree import Node, place_of

WHAT_HAPPENED = "what-happened"
"""The question about several facts with `ordering`: which of these happened in August 2024?"""

WHICH_MOST = "most"
"""The question about several facts with `comparing`: which of these carried the most guns?"""

STATEMENT = "statement"
"""The key of the statement in a fact's `wording`, beside the names of questions."""

_QUOTED = re.compile(r"\b(\w+)\.quoted\b")

Wording = Annotated[
    Annotated[Line, Tag("text")] | Annotated[dict[str, Line], Tag("languages")],
    text_or("languages"),
]
"""A template, or a template for each language."""


class Question(AuthoredModel):
    """A question of a kind: the field it asks for, and its wording."""

    example: ClassVar[str] = "{asks: actor, stem: Who came?}"
    asks: str = Field(
        description="the field whose value is the answer; or the `picture` of the fact"
    )
    stem: Wording = Field(description="the question, as a template over the fields")
    answer: Wording | None = Field(None, description="the answer, if it is not just the value")
    reverse: bool = Field(
        default=False, description="whether to ask it only if the answer is unique"
    )
    alike: str = Field(
        "", description="a field: answers are options of one another only if they share its value"
    )
    pooled: bool = Field(
        default=True, description="whether answers of other facts are wrong options"
    )
    distractors: str = Field("", description="a list of entities in each fact: its wrong options")
    whole: bool = Field(
        default=False, description="whether to ask for all members of a list at once"
    )
    styles: tuple[str, ...] = Field((), description="the styles in which to ask it; default: all")


class Matching(AuthoredModel):
    """Two fields of a kind to match across facts, such as people and their offices."""

    example: ClassVar[str] = "{premise: person, response: office, stem: …}"
    premise: str = Field(description="the field on the left, an entity or a text")
    response: str = Field(description="the field to match with it")
    stem: Wording = Field(description="the instruction, without a final stop")


class Comparing(AuthoredModel):
    """A comparison of similar facts by a quantity."""

    example: ClassVar[str] = "{asks: actor, by: amount, stem: …}"
    asks: str = Field(description="the entity to choose, such as who did the most")
    by: str = Field(description="the quantity to compare")
    stem: Wording = Field(description="the question: “which of these … the most …?”")
    order: Wording | None = Field(
        None, description="the instruction to put them in order, smallest first, without its stop"
    )


class Kind(AuthoredModel):
    """A kind of fact, as written in its file."""

    example: ClassVar[str] = "{kind: …, about: …, fields: …, statement: …, questions: …}"
    kind: Slug = Field(description="the name of the kind, the same as the name of its file")
    about: Line = Field(description="what its facts say, in a sentence")
    fields: dict[Key, KindField] = Field(description="its fields, by name")
    statement: Wording = Field(description="the fact as a sentence, without its final stop")
    questions: dict[Slug, Question] = Field(description="its questions, by name")
    cloze: tuple[str, ...] = Field(
        (), description="the fields to leave out of the statement, if no flashcard asks for them"
    )
    ordering: str = Field("", description="the date field by which facts are put in order")
    matching: Matching | None = Field(None, description="two fields to match across facts")
    comparing: Comparing | None = Field(None, description="a quantity to compare facts by")

    @field_validator("cloze")
    @classmethod
    def _gaps_exist(cls, cloze: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for name in cloze:
            if name in info.data.get("fields", ()):
                require_place(name, info.data.get("statement", {}))
        return cloze

    @field_validator("ordering")
    @classmethod
    def _orders_by_date(cls, ordering: str, info: ValidationInfo) -> str:
        use, fields = "facts are put in order by a date", info.data.get("fields", {})
        require_type("ordering", ordering, fields, (FieldType.DATE,), use)
        return ordering

    @field_validator("matching")
    @classmethod
    def _matches_names(cls, matching: Matching | None, info: ValidationInfo) -> Matching | None:
        use, fields = "only entities and texts are matched", info.data.get("fields", {})
        for name in (matching.premise, matching.response) if matching else ():
            require_type("matching", name, fields, (FieldType.ENTITY, FieldType.TEXT), use)
        if matching and matching.premise == matching.response:
            message = f"“{matching.premise}” is matched with itself"
            raise ValueError(f"{message}; name two fields, or remove `matching:`")
        return matching

    @field_validator("comparing")
    @classmethod
    def _compares_amounts(
        cls, comparing: Comparing | None, info: ValidationInfo
    ) -> Comparing | None:
        fields = info.data.get("fields", {})
        if comparing:
            entity, amount = (FieldType.ENTITY,), (FieldType.QUANTITY, FieldType.VALUE)
            require_type("comparing", comparing.asks, fields, entity, "only entities are compared")
            require_type("comparing", comparing.by, fields, amount, "only amounts can be compared")
        return comparing

    @field_validator("questions")
    @classmethod
    def _settings_have_fields(
        cls, questions: dict[str, Question], info: ValidationInfo
    ) -> dict[str, Question]:
        fields, use = info.data.get("fields", {}), "wrong options are a list of entities"
        for question in questions.values() if fields else ():
            for name in filter(None, (question.alike, question.distractors)):
                require_field(name, fields)
            require_type("distractors", question.distractors, fields, (FieldType.ENTITIES,), use)
        return questions

    @model_validator(mode="after")
    def _fields_exist(self) -> Self:
        for name, field in self.fields.items():
            if error := find_field_error(name, field):
                raise ValueError(error)
        for name in (spec.asks for spec in self.questions.values() if spec.whole):
            require_list(name, self.fields)
        asked = [question.asks for question in self.questions.values()]
        matched = (self.matching.premise, self.matching.response) if self.matching else ()
        compared = (self.comparing.asks, self.comparing.by) if self.comparing else ()
        ordering = (self.ordering,) if self.ordering else ()
        in_fields = (name for name in asked if name != PICTURE)
        for name in (*in_fields, *self.cloze, *matched, *compared, *ordering):
            require_field(name, self.fields)
            if self.fields[name].type is FieldType.VERB:
                raise ValueError(
                    f"“{name}” is a verb, and questions cannot ask for verbs; use another field"
                )
        return self

    @property
    def name(self) -> str:
        """The name of the kind."""
        return self.kind

    @property
    def places_speaker(self) -> bool:
        """Whether the sentences of the kind name the speaker."""
        return SPEAKER in self.fields

    @cached_property
    def subject(self) -> str:
        """The field with which verbs agree: its first entity, or else its first text."""
        of_type = {field.type: name for name, field in reversed(self.fields.items())}
        return of_type.get(FieldType.ENTITY, of_type.get(FieldType.TEXT, ""))

    @cached_property
    def model(self) -> type[KindFactEntry]:
        """The pydantic model of its facts: the keys of every fact, and the fields of the kind."""
        return fact_model(self.name, tuple(self.fields.items()))

    def without_names(self, styles: Sequence[str]) -> tuple[str, ...]:
        """Return the names allowed in `without:`: questions, styles, and questions in a style."""
        across_facts = ((WHAT_HAPPENED, self.ordering), (WHICH_MOST, self.comparing))
        questions = (*self.questions, *(name for name, setting in across_facts if setting))
        styled = (f"{question}/{style}" for question in self.questions for style in styles)
        return (*questions, *styles, *styled)

    @cached_property
    def wrong_options(self) -> frozenset[str]:
        """The fields that hold wrong options only. The quote need not show them."""
        return frozenset(question.distractors for question in self.questions.values())

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The fields that the kind prints as quotations. They must match the quote word by word."""
        wordings = (self.statement, *(question.stem for question in self.questions.values()))
        return frozenset(_QUOTED.findall(" ".join(map(str, wordings))))


class KindFile(Struct, frozen=True):
    """A kind with its file, so that findings about its templates have a place.

    `is_shipped` is true for the kinds of quizgen itself, whose templates are trusted.
    """

    kind: Kind
    path: str
    node: Node
    is_shipped: bool

    def place(self, *steps: str) -> Place:
        """Return the place of a value of the kind."""
        return place_of(self.node, steps)


def in_language(wording: Wording | None, language: str) -> str | None:
    """Return the template for a language, or None. A plain text is used for every language."""
    return wording.get(language) if isinstance(wording, Mapping) else wording
