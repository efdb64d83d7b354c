"""Check that the fields of a kind are valid, and that each of its settings has an effect."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from quizgen.diagnostics import did_you_mean
from quizgen.facts.fields import (
    NAMED_LISTS,
    SPEAKER,
    FieldType,
    KindFactEntry,
    KindField,
    SentenceFactEntry,
)

_KEYS_OF_FACTS = KindFactEntry.model_fields.keys() | SentenceFactEntry.model_fields.keys()
_NAMES = re.compile(r"\w+")
_ARTICLES = {
    "entity": "an entity",
    "entities": "a list of entities",
    "members": "a list",
    "steps": "a list of steps",
    "regions": "a list of regions",
}
_WHOLE_LISTS = (*NAMED_LISTS, FieldType.REGIONS)
"""The types of lists for which a question can ask as a whole."""


def require_type(
    key: str, name: str, fields: Mapping[str, KindField], wanted: Collection[FieldType], use: str
) -> None:
    """Raise ValueError if a setting names a field of another type than it uses.

    `key` is the setting, and `use` says what it needs. Unknown fields are not checked here.
    """
    field = fields.get(name)
    if field and field.type not in wanted:
        kind = _ARTICLES.get(field.type, f"a {field.type}")
        message = f"“{name}” is {kind}, but {use}"
        types = " or ".join(f"`type: {type_}`" for type_ in wanted)
        raise ValueError(f"{message}; name a field with {types}, or remove `{key}:`")


def require_field(name: str, fields: Mapping[str, KindField]) -> None:
    """Raise ValueError if a kind has no field of a name."""
    if name not in fields:
        raise ValueError(f"unknown field “{name}”; {did_you_mean(name, fields)}")


def require_list(name: str, fields: Mapping[str, KindField]) -> None:
    """Raise ValueError if a question asks for all members of a field without a named list."""
    field = fields.get(name)
    if field and field.type not in _WHOLE_LISTS:
        types = " or ".join(f"`type: {type_}`" for type_ in _WHOLE_LISTS)
        message = f"“{name}” is {_ARTICLES.get(field.type, f'a {field.type}')}, not a whole list"
        raise ValueError(f"{message}; name a field with {types}, or remove `whole:`")


def require_place(name: str, statement: str | Mapping[str, str]) -> None:
    """Raise ValueError if a statement does not use a field, so that no gap can take its place."""
    texts = (statement,) if isinstance(statement, str) else tuple(statement.values())
    if texts and not any(name in _NAMES.findall(text) for text in texts):
        message = f"“{name}” is not in the statement, so that it leaves no gap"
        raise ValueError(f"{message}; use it in `statement:`, or remove it here")


def find_field_error(name: str, field: KindField) -> str:
    """Return the error in a field of a kind, and its fix; empty if the field is valid."""
    if name in _KEYS_OF_FACTS and name != SPEAKER:
        return f"field name “{name}” is a key of every fact; rename the field"
    if hasattr(KindFactEntry, name):
        return f"field name “{name}” is reserved; rename the field"
    if not name.isidentifier() or name.startswith("_"):
        return f"“{name}” cannot be a field name; use letters, digits and _, a letter first"
    return _find_setting_error(name, field)


def _find_setting_error(name: str, field: KindField) -> str:
    """Return the error in a default or a type of a field, and its fix; empty without one."""
    if field.default is not None and field.type not in (FieldType.TEXT, FieldType.VERB):
        return f"“{name}” has a default, but is not a text; remove `default:` or use `type: text`"
    for key in ("entity_type", "joint"):
        if getattr(field, key) and field.type is not FieldType.ENTITY:
            return f"“{name}” is not an entity; remove `{key}:` or use `type: entity`"
    if field.default is not None and field.required:
        return f"“{name}” has a default, but every fact must have it; add `required: false`"
    return ""
