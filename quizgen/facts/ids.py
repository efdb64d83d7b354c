"""Permanent ids: check an id, and make an id from a text.

This module has few imports, so that commands can check an id without loading pydantic.
"""

from __future__ import annotations

import re
import unicodedata

from quizgen.facts.portable_names import is_reserved

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Lower-case letters, digits and single hyphens."""
LONGEST = 100
"""Maximum length of an id, in characters."""
_SHOWN = 40


def find_id_error(id_: str, *, of_files: bool = False) -> str:
    """Return why a text is not a valid id, as a message; empty if it is valid.

    With `of_files`, the id must also be a valid file name on Windows, which reserves some names.
    """
    if not re.fullmatch(SLUG, id_):
        return (
            f"“{shorten(id_)}” cannot be an id: use lower-case letters, digits and single hyphens"
        )
    if len(id_) > LONGEST:
        return f"“{shorten(id_)}” cannot be an id: it has more than {LONGEST} characters"
    if of_files and is_reserved(id_):
        return f"“{id_}” is a reserved file name on Windows"
    return ""


def shorten(text: str) -> str:
    """Return a text for a message, cut if it is long."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def make_slug(text: str, longest: int) -> str:
    """Make an id from the first words of a text; empty if it has no Latin letters or digits.

    Accents are dropped. Words are not cut, unless the first word is longer than the limit.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(words) <= longest:
        return words
    head, hyphen, _ = words[: longest + 1].rpartition("-")
    return head if hyphen else words[:longest]
