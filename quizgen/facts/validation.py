"""Validation of what people write: frozen pydantic models, and findings with places on failure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    StringConstraints,
    ValidationError,
)
from pydantic.fields import FieldInfo

from quizgen.diagnostics import Finding, Place, did_you_mean
from quizgen.facts.ids import LONGEST, SLUG, fault_of
from quizgen.facts.validation_messages import help_of, message_of
from quizgen.facts.yaml_tree import Node, node_at, place_of, places_of, plain

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=LONGEST)]
"""A permanent id: lower-case letters, digits and hyphens. It is never shown to a learner."""


def _portable(id_: str) -> str:
    if fault := fault_of(id_, of_files=True):
        raise ValueError(fault)
    return id_


FileSlug = Annotated[Slug, AfterValidator(_portable)]
"""A permanent id that files and folders are named by as well, on any system."""

Key = Annotated[str, StringConstraints(min_length=1)]
"""What stands before a colon and is an author's choice: anything but nothing."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text with something in it."""


def text_or(table: str) -> Discriminator:
    """Return what decides, in a union of a text tagged `text` and a mapping, which one is meant.

    Without it a mistake in the one is reported as two: that it is not the other, either.
    """
    return Discriminator(lambda value: table if isinstance(value, dict | BaseModel) else "text")


class AuthoredModel(BaseModel):
    """The base of every model of what people write: frozen, and no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    example: ClassVar[str] = ""
    """What an author could write, for who wrote something of another shape."""


Model = TypeVar("Model", bound=AuthoredModel)
_NAMED = re.compile("“(.*?)”")
_HINT = "between braces, a text with a comma in it stands in quotation marks"


def validate(
    model: type[Model], node: Node, name: str = ""
) -> tuple[Model | None, tuple[Finding, ...]]:
    """Validate a tree against a model. Returns the model, or None with every finding.

    `name` is what the tree as a whole is called. `D01` a missing key, `D02` an unknown key, `D03` a
    value that is not what its key takes.
    """
    try:
        return model.model_validate(plain(node)), ()
    except ValidationError as error:
        return None, tuple(_findings(model, node, error, name))


def _findings(
    model: type[AuthoredModel], node: Node, error: ValidationError, whole: str
) -> Iterator[Finding]:
    for one in error.errors(include_url=False):
        kind = one["type"]
        steps = _written_steps(node, one["loc"], missing=kind == "missing")
        name = str(next((step for step in reversed(steps) if isinstance(step, str)), whole))
        if kind == "missing":
            message = f"the key “{name}” is missing"
            yield Finding(place_of(node, steps), "D01", message, _about(model, steps))
        elif kind == "extra_forbidden":
            hint = _HINT if " " in name else did_you_mean(name, _known_keys(model, steps[:-1]))
            place = place_of(node, steps, key=True)
            yield Finding(place, "D02", f"unknown key “{name}”", hint)
        else:
            yield _misfit(model, node, one, steps, name)


def _misfit(
    model: type[AuthoredModel], node: Node, error: Any, steps: tuple[int | str, ...], name: str
) -> Finding:
    """Return D03 for a value, or a key, that is not what stands there."""
    field, owner = _field_at(model, steps), _model_at(model, steps)
    last = steps[-1] if steps else ""
    subject = f"entry {last + 1} of “{name}”" if isinstance(last, int) else _named(name)
    required = (
        field is None or field.is_required() or str(last) not in _known_keys(model, steps[:-1])
    )
    message = message_of(subject, error)
    example = owner.example if owner else ""
    help_ = help_of(error, _about(model, steps), example, required=required)
    place = place_of(node, steps, key=error["loc"][-1:] == ("[key]",))
    if error["type"] == "value_error":
        place = _place_of_word(node_at(node, steps), message) or place
    return Finding(place, "D03", message, help_)


def _named(key: str) -> str:
    return f"“{key}”" if key else "a key"


def _place_of_word(node: Node, message: str) -> Place | None:
    """Return where the word stands that a message begins with, or speaks of, in quotation marks."""
    named = _NAMED.search(message)
    return next(places_of(node, named[1]), None) if named else None


def _written_steps(
    node: Node, steps: Sequence[int | str], *, missing: bool
) -> tuple[int | str, ...]:
    """Drop from the steps of an error those that pydantic put in: the names of union members."""
    kept: list[int | str] = []
    for step in steps:
        if node_at(node, [*kept, step]) is not node_at(node, kept):
            kept.append(step)
    return (*kept, steps[-1]) if missing else tuple(kept)


def _about(model: type[AuthoredModel], steps: Sequence[int | str]) -> str:
    field = _field_at(model, steps)
    return (field.description or "") if field else ""


def _field_at(model: type[AuthoredModel], steps: Sequence[int | str]) -> FieldInfo | None:
    """Return the field that the last step is, or lies in: `sections` for one of the sections."""
    for end in range(len(steps), 0, -1):
        owner = _model_at(model, steps[: end - 1])
        if owner and (field := owner.model_fields.get(str(steps[end - 1]))):
            return field
    return None


def _known_keys(model: type[AuthoredModel], steps: Sequence[int | str]) -> Iterable[str]:
    owner = _model_at(model, steps)
    return owner.model_fields if owner else ()


def _model_at(
    model: type[AuthoredModel] | None, steps: Sequence[int | str]
) -> type[AuthoredModel] | None:
    """Follow the steps of an error from a model to the one that holds its last key."""
    for step in steps:
        if model is None:
            return None
        if (field := model.model_fields.get(str(step))) is not None:
            model = _model_in(field.annotation)
    return model


def _model_in(annotation: Any) -> type[AuthoredModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, AuthoredModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
