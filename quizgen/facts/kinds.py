"""Kinds: what a fact of some shape has for fields, and the questions it gives. All of it is data.

A kind is one file, `templates/kinds/<kind>.yaml`. Ours have no rights that a user's do not have.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, ClassVar, Self

from msgspec import Struct
from pydantic import Field, Tag, model_validator

from quizgen.diagnostics import Finding, Place, did_you_mean
from quizgen.facts.fields import SPEAKER, FactEntry, FieldType, KindField, fact_model
from quizgen.facts.styles import Style
from quizgen.facts.text_files import read_text, shown_path
from quizgen.facts.validation import AuthoredModel, Key, Line, Slug, text_or, validate
from quizgen.facts.yaml_tree import Node, place_of, read_yaml
from quizgen.resources import find_templates, shipped_templates

WHAT_HAPPENED = "what-happened"
"""The question across facts of kinds with an `ordering`: which of these happened in August 2024?"""


WHICH_MOST = "most"
"""The question across facts of kinds with a `comparing`: which of these carried the most guns?"""


STATEMENT = "statement"
"""The name by which `wording` can give a fact another statement, beside those of the questions."""


_QUOTED = re.compile(r"\b(\w+)\.quoted\b")


Wording = Annotated[
    Annotated[Line, Tag("text")] | Annotated[dict[str, Line], Tag("languages")],
    text_or("languages"),
]
"""A template, or one for each language."""


class Question(AuthoredModel):
    """A question that facts of a kind give: what it asks for, and in which words."""

    example: ClassVar[str] = "{asks: actor, stem: Who came?}"
    asks: str = Field(description="the field whose value is the answer")
    stem: Wording = Field(description="the question, as a template over the fields")
    answer: Wording | None = Field(None, description="the answer, where it is not the bare value")
    reverse: bool = Field(default=False, description="asked only where the answer is unique")


class Matching(AuthoredModel):
    """Two fields of a kind that can be matched across facts: people and their offices."""

    example: ClassVar[str] = "{premise: person, response: office, stem: …}"
    premise: str = Field(description="the field that stands on the left")
    response: str = Field(description="the field to be found for it")
    stem: Wording = Field(description="what to do, without a final stop")


class Comparing(AuthoredModel):
    """A field by whose amount facts can be compared that are otherwise alike."""

    example: ClassVar[str] = "{asks: actor, by: amount, stem: …}"
    asks: str = Field(description="the entity to choose: who did the most")
    by: str = Field(description="the quantity that decides")
    stem: Wording = Field(description="the question: “which of these … the most …?”")


class Kind(AuthoredModel):
    """A kind of fact, as its file says it."""

    kind: Slug = Field(description="its name, which is that of its file too")
    about: Line = Field(description="what its facts say, in a sentence")
    fields: dict[Key, KindField] = Field(description="what its facts hold, by name")
    statement: Wording = Field(description="the fact as one sentence, without its final stop")
    questions: dict[Slug, Question] = Field(description="the questions it gives, by name")
    cloze: tuple[str, ...] = Field((), description="the fields to blank out of the statement")
    ordering: str = Field("", description="the field by whose date facts can be put in order")
    matching: Matching | None = Field(None, description="two fields to be matched across facts")
    comparing: Comparing | None = Field(None, description="a field to compare facts by")

    @model_validator(mode="after")
    def _fields_exist(self) -> Self:
        for name, field in self.fields.items():
            if fault := _fault_of_field(name, field):
                raise ValueError(fault)
        asked = [question.asks for question in self.questions.values()]
        matched = (self.matching.premise, self.matching.response) if self.matching else ()
        compared = (self.comparing.asks, self.comparing.by) if self.comparing else ()
        ordering = (self.ordering,) if self.ordering else ()
        for name in (*asked, *self.cloze, *matched, *compared, *ordering):
            if name not in self.fields:
                raise ValueError(f"no field “{name}”; {did_you_mean(name, self.fields)}")
            if self.fields[name].type is FieldType.VERB:
                raise ValueError(
                    f"“{name}” is a verb, which no question can ask for; name another field"
                )
        return self

    @property
    def name(self) -> str:
        """The name of the kind."""
        return self.kind

    @property
    def places_speaker(self) -> bool:
        """Whether the kind's own sentences say who says it."""
        return SPEAKER in self.fields

    @cached_property
    def model(self) -> type[FactEntry]:
        """The model of its facts: what every fact has, and its own fields."""
        return fact_model(self.name, tuple(self.fields.items()))

    @cached_property
    def without_names(self) -> tuple[str, ...]:
        """What a fact may do without: questions, styles, and questions in a style."""
        across = ((WHAT_HAPPENED, self.ordering), (WHICH_MOST, self.comparing))
        questions = (*self.questions, *(name for name, given in across if given))
        styled = (f"{question}/{style}" for question in self.questions for style in Style)
        return (*questions, *Style, *styled)

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The fields that the kind prints as a quotation: their words are somebody's own."""
        wordings = (self.statement, *(question.stem for question in self.questions.values()))
        return frozenset(_QUOTED.findall(" ".join(map(str, wordings))))


def _fault_of_field(name: str, field: KindField) -> str:
    """Return what is wrong with a field of a kind, and what would mend it; empty for nothing."""
    if name in FactEntry.model_fields and name != SPEAKER:
        return f"every fact has “{name}” already; give the field another name"
    if hasattr(FactEntry, name):
        return f"“{name}” is a name that quizgen needs itself; give the field another one"
    if not name.isidentifier() or name.startswith("_"):
        return f"no template can name a field “{name}”; use letters, digits and _, a letter first"
    if field.default is not None and field.type is not FieldType.TEXT:
        return f"“{name}” has a default, which only texts have; leave it out, or say `type: text`"
    return ""


class KindFile(Struct, frozen=True):
    """A kind with its file, so that findings about a template have a place.

    `is_ours` says that we ship it: nobody else has had a hand in its templates.
    """

    kind: Kind
    path: str
    node: Node
    is_ours: bool

    def place(self, *steps: str) -> Place:
        """Return where a value of the kind stands."""
        return place_of(self.node, steps)


def in_language(wording: Wording, language: str) -> str | None:
    """Return the template for a language: one without languages serves them all."""
    return wording if isinstance(wording, str) else wording.get(language)


def load_kinds(project: Path) -> tuple[dict[str, KindFile], tuple[Finding, ...]]:
    """Read all kinds that a project has: its own and ours."""
    kinds: dict[str, KindFile] = {}
    findings: list[Finding] = []
    ours = (shipped_templates() / "kinds").resolve()
    for path in find_templates(project, "kinds", "*.yaml").values():
        shown = shown_path(path, project)
        text, unreadable = read_text(path, project, Place(shown))
        findings += unreadable
        if text is not None:
            file, problems = _read_kind(shown, path.stem, text, is_ours=path.parent == ours)
            findings += problems
            kinds |= {file.kind.name: file} if file else {}
    return kinds, tuple(findings)


@lru_cache(maxsize=256)
def _read_kind(
    shown: str, stem: str, text: str, *, is_ours: bool
) -> tuple[KindFile | None, tuple[Finding, ...]]:
    """Read a kind from the text of its file. The decks of a run have the same kinds."""
    node, findings = read_yaml(shown, text)
    if node is None:
        return None, findings
    kind, problems = validate(Kind, node, stem)
    if kind and kind.name != stem:
        message = f"the file of the kind “{kind.name}” is called {stem}.yaml"
        problems = (Finding(place_of(node, ["kind"]), "D03", message, "rename either"),)
    file = KindFile(kind, shown, node, is_ours=is_ours) if kind else None
    return file, (*findings, *problems)
