"""Regular expressions made of word lists. An empty list gives a pattern that never matches."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NEVER = "(?!)"

NOTHING = re.compile(_NEVER)
"""A pattern that never matches, for a language that has no words for a purpose."""


def alternatives(patterns: Iterable[str]) -> str:
    """Return a regular expression that matches any of some expressions."""
    return f"(?:{'|'.join(patterns) or _NEVER})"


def any_of(*patterns: str) -> re.Pattern[str]:
    """Return a pattern that finds any of some expressions, as whole words in any case."""
    return re.compile(rf"\b{alternatives(patterns)}\b", re.IGNORECASE)
