"""Validation of what people write: frozen pydantic models, and findings with places on failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    StringConstraints,
    ValidationError,
)

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.nodes import Node, node_at, place_of, plain
from quizgen.facts.portability import is_reserved

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
"""A permanent id: lower-case letters, digits and hyphens. It is never shown to a learner."""


def _portable(id_: str) -> str:
    if is_reserved(id_):
        raise ValueError(f"“{id_}” is a name that Windows keeps to itself: no file can have it")
    return id_


FileSlug = Annotated[Slug, AfterValidator(_portable)]
"""A permanent id that files and folders are named by as well, on any system."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text with something in it."""


def text_or(table: str) -> Discriminator:
    """Return what decides, in a union of a text tagged `text` and a mapping, which one is meant.

    Without it a mistake in the one is reported as two: that it is not the other, either.
    """
    return Discriminator(lambda value: table if isinstance(value, dict | BaseModel) else "text")


class Authored(BaseModel):
    """The base of every model of what people write: frozen, and no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Model = TypeVar("Model", bound=Authored)
_HINT = "between braces, a text with a comma in it stands in quotation marks"


def validate(model: type[Model], node: Node) -> tuple[Model | None, tuple[Finding, ...]]:
    """Validate a tree against a model. Returns the model, or None with every finding.

    `D01` a missing key, `D02` an unknown key, `D03` a value that is not what its key wants.
    """
    try:
        return model.model_validate(plain(node)), ()
    except ValidationError as error:
        return None, tuple(_findings(model, node, error))


def _findings(model: type[BaseModel], node: Node, error: ValidationError) -> Iterator[Finding]:
    for one in error.errors(include_url=False):
        kind = one["type"]
        steps = _written_steps(node, one["loc"], missing=kind == "missing")
        name = str(next((step for step in reversed(steps) if isinstance(step, str)), ""))
        if kind == "missing":
            message = f"the key “{name}” is missing"
            yield Finding(place_of(node, steps), "D01", message, _about(model, steps))
        elif kind == "extra_forbidden":
            hint = _HINT if " " in name else did_you_mean(name, _known_keys(model, steps[:-1]))
            place = place_of(node, steps, key=True)
            yield Finding(place, "D02", f"unknown key “{name}”", hint)
        else:
            yield Finding(place_of(node, steps), "D03", _sentence(name, one))


def _written_steps(
    node: Node, steps: Sequence[int | str], *, missing: bool
) -> tuple[int | str, ...]:
    """Drop from the steps of an error those that pydantic put in: the names of union members."""
    kept: list[int | str] = []
    for step in steps:
        if node_at(node, [*kept, step]) is not node_at(node, kept):
            kept.append(step)
    return (*kept, steps[-1]) if missing else tuple(kept)


def _sentence(name: str, error: Any) -> str:
    if error["input"] is None:
        return f"“{name}” is left empty"
    if error["type"] == "string_pattern_mismatch":
        return f"“{error['input']}” is no id: use lower-case letters, digits and single hyphens"
    message: str = error["msg"].removeprefix("Value error, ")
    return message if error["type"] == "value_error" else f"“{name}”: {message}"


def _about(model: type[BaseModel], steps: Sequence[int | str]) -> str:
    owner = _model_at(model, steps[:-1])
    field = owner.model_fields.get(str(steps[-1])) if owner else None
    return (field.description or "") if field else ""


def _known_keys(model: type[BaseModel], steps: Sequence[int | str]) -> Iterable[str]:
    owner = _model_at(model, steps)
    return owner.model_fields if owner else ()


def _model_at(model: type[BaseModel] | None, steps: Sequence[int | str]) -> type[BaseModel] | None:
    """Follow the steps of an error from a model to the one that holds its last key."""
    for step in steps:
        if model is None:
            return None
        if (field := model.model_fields.get(str(step))) is not None:
            model = _model_in(field.annotation)
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
