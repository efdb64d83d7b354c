"""Word pydantic's validation errors for authors.

Authors know texts, lists and keys with values, not strings, tuples and dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quizgen.diagnostics import suggest
from quizgen.facts.ids import find_id_error, make_slug, shorten

_WANTED: Mapping[str, str] = {
    "string_type": "a text",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "tuple_type": "a list",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "int_from_float": "a whole number",
}
_EMPTY = ("string_too_short", "too_short")
_IDS = ("string_pattern_mismatch", "string_too_long")
_CHOICES = ("enum", "literal_error")
_SUGGESTED = 40
"""Maximum length of a suggested id, in characters."""


def format_message(subject: str, error: Mapping[str, Any]) -> str:
    """Return the message of a pydantic error about a subject, such as “title”."""
    kind, given = error["type"], error["input"]
    if kind == "value_error":
        return _sentence(error).partition("; ")[0]
    if _is_empty(error):
        return f"{subject} is empty"
    if kind in _IDS:
        return find_id_error(given)
    if limit := _limit(error):
        return f"{subject} must be {limit}, not {given}"
    wanted = _list_choices(error) if kind in _CHOICES else _WANTED.get(kind)
    if wanted is None:
        return f"{subject} cannot be {_shown(given)}"
    return f"{subject} must be {wanted}, not {_shown(given)}"


def format_help(error: Mapping[str, Any], about: str, example: str, *, required: bool) -> str:
    """Return the help for a pydantic error.

    `about` describes a valid value and `example` shows one. A key that is not `required` can also
    be removed.
    """
    if error["type"] == "value_error":
        return _sentence(error).partition("; ")[2]
    if _is_empty(error):
        if error["loc"][-1:] == ("[key]",):
            return "write an id before the colon"
        removal = "" if required else "or remove the key"
        return "; ".join(filter(None, (about and f"write {about}", removal)))
    if isinstance(error["input"], Mapping) and "name" in error["input"]:
        is_reference = "id of" in about or isinstance(error["loc"][-1], int)
        name = error["input"]["name"]
        declare = "declare it under `entities:`, with `name:` and `ask:`, and write its id"
        return declare if is_reference else f"write {name}"
    is_choice = error["type"] in _CHOICES and isinstance(error["input"], str)
    if is_choice and (suggestion := suggest(error["input"], _choices(error))):
        return suggestion
    replacement = _replacement(error, example) or about
    return replacement and f"write {replacement}"


def _replacement(error: Mapping[str, Any], example: str) -> str:
    """Return a valid value to write instead of an invalid value, or an empty text."""
    kind, given = error["type"], error["input"]
    if kind in _IDS:
        return make_slug(given, _SUGGESTED)
    if kind == "tuple_type" and isinstance(given, str):
        return f"[{given}]"
    if limit := _limit(error):
        return f"a number of {limit}"
    if kind.startswith("bool_"):
        return "true or false"
    return example if kind in ("model_type", "dict_type") else ""


def _limit(error: Mapping[str, Any]) -> str:
    """Return the limit that a number exceeds, or an empty text."""
    limits: Mapping[str, Any] = error.get("ctx", {})
    if "ge" in limits:
        return f"at least {limits['ge']}"
    return f"at most {limits['le']}" if "le" in limits else ""


def _is_empty(error: Mapping[str, Any]) -> bool:
    """Return whether an error is about an empty value."""
    return error["input"] in (None, "") or error["type"] in _EMPTY


def _sentence(error: Mapping[str, Any]) -> str:
    message: str = error["msg"]
    return message.removeprefix("Value error, ")


def _choices(error: Mapping[str, Any]) -> list[str]:
    return re.findall("'([^']*)'", error["ctx"]["expected"])


def _list_choices(error: Mapping[str, Any]) -> str:
    *most, last = _choices(error)
    return f"{', '.join(most)} or {last}"


def _shown(given: object) -> str:
    if isinstance(given, str):
        return f"“{shorten(given)}”"
    return "a list" if isinstance(given, list) else "keys with values"
