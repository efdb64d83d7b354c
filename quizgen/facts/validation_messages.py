"""What is said of a value that is not what its key takes: in an author's words, not pydantic's.

An author knows keys, texts and lists. That a text is a string, a list a tuple and keys with values
a dictionary is our business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quizgen.diagnostics import suggest
from quizgen.facts.ids import fault_of, shortened

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


def message_of(subject: str, error: Mapping[str, Any]) -> str:
    """Return what an error of pydantic says to an author about a subject, such as “title”."""
    kind, given = error["type"], error["input"]
    if kind == "value_error":
        return _sentence(error).partition("; ")[0]
    if is_empty(error):
        return f"{subject} is left empty"
    if kind in _IDS:
        return fault_of(given)
    limits: Mapping[str, Any] = error.get("ctx", {})
    if "ge" in limits or "le" in limits:
        limit = f"at least {limits['ge']}" if "ge" in limits else f"at most {limits['le']}"
        return f"{subject} is {limit}, not {given}"
    wanted = _listed(error) if kind in _CHOICES else _WANTED.get(kind, "something else")
    return f"{subject} takes {wanted}, not {_shown(given)}"


def help_of(error: Mapping[str, Any], about: str, example: str, *, required: bool) -> str:
    """Return what would mend an error: `about` and `example` say what stands there when right.

    What is not `required` can be left out as well.
    """
    kind, given = error["type"], error["input"]
    if kind == "value_error":
        return _sentence(error).partition("; ")[2]
    if is_empty(error):
        out = "" if required else "or leave the key out"
        return "; ".join(filter(None, (about, out)))
    if kind in _CHOICES and isinstance(given, str):
        return suggest(given, _choices(error)) or about
    if kind == "tuple_type" and isinstance(given, str):
        return f"write [{given}]"
    return f"write {example}" if kind == "model_type" and example else about


def is_empty(error: Mapping[str, Any]) -> bool:
    """Tell whether nothing stands where something should."""
    return error["input"] in (None, "") or error["type"] in _EMPTY


def _sentence(error: Mapping[str, Any]) -> str:
    message: str = error["msg"]
    return message.removeprefix("Value error, ")


def _choices(error: Mapping[str, Any]) -> list[str]:
    return re.findall("'([^']*)'", error["ctx"]["expected"])


def _listed(error: Mapping[str, Any]) -> str:
    *most, last = _choices(error)
    return f"{', '.join(most)} or {last}"


def _shown(given: object) -> str:
    if isinstance(given, str):
        return f"“{shortened(given)}”"
    return "a list" if isinstance(given, list) else "keys with values"
