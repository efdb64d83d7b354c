"""Validate YAML trees with frozen pydantic models, and report errors with places."""

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
from quizgen.facts.ids import LONGEST, SLUG, find_id_error
from quizgen.facts.validation_messages import format_help, format_message
from quizgen.facts.yaml_tree import Node, node_at, place_of, places_of, to_builtins

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=LONGEST)]
"""A permanent id: lower-case letters, digits and hyphens. Learners never see it."""


def _portable(id_: str) -> str:
    if error := find_id_error(id_, of_files=True):
        raise ValueError(f"{error}; choose another id")
    return id_


FileSlug = Annotated[Slug, AfterValidator(_portable)]
"""A permanent id that is a valid file name on every system."""

Key = Annotated[str, StringConstraints(min_length=1)]
"""A key that the author chooses: any non-empty text."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A non-empty text."""


def check_web_address(url: str) -> str:
    """Return an address on the web. Raise ValueError, with its fix, for any other text."""
    if not _WEB_ADDRESS.fullmatch(url):
        whole = f"https://{url}" if _WEB_ADDRESS.fullmatch(f"https://{url}") else "https://…"
        raise ValueError(f"“{url}” is not a web address; write it whole: {whole}")
    return url


WebAddress = Annotated[
    str, StringConstraints(strip_whitespace=True), AfterValidator(check_web_address)
]
"""The address of a page, with `http://` or `https://`, without spaces."""


def text_or(table: str, other: str = "text") -> Discriminator:
    """Return the discriminator of a union of a mapping and a text, tagged `text`, or `other`.

    Without it, pydantic reports an error in one member for the other member as well.
    """
    return Discriminator(lambda value: table if isinstance(value, dict | BaseModel) else other)


def text_list_or(table: str) -> Discriminator:
    """Return the discriminator of a union of a mapping, a text and a list, tagged `list`."""

    def find_tag(value: object) -> str:
        if isinstance(value, dict | BaseModel):
            return table
        return "list" if isinstance(value, list | tuple) else "text"

    return Discriminator(find_tag)


class AuthoredModel(BaseModel):
    """Base of all models of authored YAML: frozen, unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    example: ClassVar[str] = ""
    """A valid value, for the help of an error."""


Model = TypeVar("Model", bound=AuthoredModel)
_WEB_ADDRESS = re.compile(r"https?://[^\s/\"'<>\\]+[^\s\"<>\\]*")
_NAMED = re.compile("“(.*?)”")
_HINT = "between braces, quote a text that contains a comma"


def validate(
    model: type[Model], node: Node, name: str = "", context: object = None
) -> tuple[Model | None, tuple[Finding, ...]]:
    """Validate a tree against a model. Return the model, or None with all findings.

    `name` names the whole tree in messages. `D01` is a missing key, `D02` an unknown key, `D03` an
    invalid value.
    """
    try:
        return model.model_validate(to_builtins(node), context=context), ()
    except ValidationError as error:
        return None, tuple(_findings(model, node, error, name))


def _findings(
    model: type[AuthoredModel], node: Node, error: ValidationError, whole: str
) -> Iterator[Finding]:
    for detail in error.errors(include_url=False):
        error_type = detail["type"]
        steps = _written_steps(node, detail["loc"], missing=error_type == "missing")
        name = str(next((step for step in reversed(steps) if isinstance(step, str)), whole))
        if error_type == "missing":
            message = f"missing key “{name}”"
            about = _about(model, steps)
            hint = f"add `{name}:` ({about})" if about else f"add `{name}:`"
            yield Finding(place_of(node, steps), "D01", message, hint)
        elif error_type == "extra_forbidden":
            hint = _HINT if " " in name else did_you_mean(name, _known_keys(model, steps[:-1]))
            place = place_of(node, steps, key=True)
            yield Finding(place, "D02", f"unknown key “{name}”", hint)
        else:
            yield _invalid_value(model, node, detail, steps, name)


def _invalid_value(
    model: type[AuthoredModel], node: Node, error: Any, steps: tuple[int | str, ...], name: str
) -> Finding:
    """Return D03 for an invalid value or key."""
    field, owner = _field_at(model, steps), _model_at(model, steps)
    last = steps[-1] if steps else ""
    subject = f"entry {last + 1} of “{name}”" if isinstance(last, int) else _named(name)
    required = (
        field is None or field.is_required() or str(last) not in _known_keys(model, steps[:-1])
    )
    message = format_message(subject, error)
    examples = field.examples if field and error["type"] == "dict_type" else None
    example = _between_braces(examples[0]) if examples else owner.example if owner else ""
    help_ = format_help(error, _about(model, steps), example, required=required)
    place = place_of(node, steps, key=error["loc"][-1:] == ("[key]",))
    if error["type"] == "value_error":
        place = _place_of_word(node_at(node, steps), message) or place
    return Finding(place, "D03", message, help_)


def _between_braces(example: object) -> str:
    """Return an example as YAML on one line."""
    if not isinstance(example, dict):
        return str(example)
    return f"{{{', '.join(f'{key}: {_between_braces(own)}' for key, own in example.items())}}}"


def _named(key: str) -> str:
    return f"“{key}”" if key else "a key"


def _place_of_word(node: Node, message: str) -> Place | None:
    """Return the place of the first text that a message quotes, or None."""
    named = _NAMED.search(message)
    return next(places_of(node, named[1]), None) if named else None


def _written_steps(
    node: Node, steps: Sequence[int | str], *, missing: bool
) -> tuple[int | str, ...]:
    """Remove the steps that pydantic inserted: the names of union members."""
    written: list[int | str] = []
    for step in steps:
        if node_at(node, [*written, step]) is not node_at(node, written):
            written.append(step)
    return (*written, steps[-1]) if missing else tuple(written)


def _about(model: type[AuthoredModel], steps: Sequence[int | str]) -> str:
    field = _field_at(model, steps)
    return (field.description or "") if field else ""


def _field_at(model: type[AuthoredModel], steps: Sequence[int | str]) -> FieldInfo | None:
    """Return the field at the last step, or the field around it: `sections` for a section."""
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
    """Return the model that the steps of an error lead to, or None."""
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
