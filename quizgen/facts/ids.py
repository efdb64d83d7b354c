"""Permanent ids: what is one, and how one is made of a text.

Whoever writes an id asks here what the loader will take, without waiting for its libraries.
"""

from __future__ import annotations

import re
import unicodedata

from quizgen.facts.portable_names import is_reserved

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Lower-case letters, digits and single hyphens."""
LONGEST = 100
"""The characters that an id may have."""
_SHOWN = 40


def fault_of(id_: str, *, of_files: bool = False) -> str:
    """Return why a text is no id, as a sentence for its author; empty for one that is.

    `of_files` says that files and folders are named by it: Windows keeps some names to itself.
    """
    if not re.fullmatch(SLUG, id_):
        return f"“{shortened(id_)}” is no id: use lower-case letters, digits and single hyphens"
    if len(id_) > LONGEST:
        return f"“{shortened(id_)}” is no id: it has more than {LONGEST} characters"
    if of_files and is_reserved(id_):
        return f"“{id_}” is a name that Windows keeps to itself: no file can have it"
    return ""


def shortened(text: str) -> str:
    """Return a text as a message shows it, its end left out where it is long."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def slug(text: str, longest: int) -> str:
    """Return an id made of the first words of a text; empty where it has no Latin letter or digit.

    Accents are dropped, and a word is left whole where a blank lies near the limit.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(words) <= longest:
        return words
    head, hyphen, _ = words[: longest + 1].rpartition("-")
    return head if hyphen else words[:longest]
