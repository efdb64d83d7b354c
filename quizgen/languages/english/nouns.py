"""The commonest English nouns with a plural of their own: a person, people."""

from __future__ import annotations

import re

_PLURALS = {
    "person": "people", "people": "people", "man": "men", "woman": "women", "child": "children",
    "foot": "feet", "tooth": "teeth", "half": "halves", "life": "lives", "loaf": "loaves",
    "mouse": "mice", "goose": "geese", "ox": "oxen", "series": "series", "species": "species",
    "aircraft": "aircraft", "spacecraft": "spacecraft", "sheep": "sheep", "fish": "fish",
}  # fmt: skip
_IRREGULAR = re.compile(rf"(?<![^ -])(?:{'|'.join(_PLURALS)})$")


def irregular_plural(noun: str) -> str:
    """Return the plural of a noun phrase whose last word is such a noun; empty for any other."""
    found = _IRREGULAR.search(noun)
    return noun[: found.start()] + _PLURALS[found[0]] if found else ""
