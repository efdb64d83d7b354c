"""Texts and ids made of what stands in foreign files."""

from __future__ import annotations

import re
import unicodedata

from quizgen.facts.characters import without_suspects

_LONGEST = 48
"""Characters of an id that is made of a text."""


def clean(text: str) -> str:
    """Return a text as one line: NFC, no controls or characters that nobody sees, single blanks.

    Anki breaks off an import at some control characters, and sentences use others as marks.
    """
    kept = (" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text)
    seen = without_suspects("".join(kept))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def slug(text: str) -> str:
    """Return an id made of the first words of a text; empty where it has no Latin letter or digit.

    Accents are dropped, and a word is left whole where a blank lies near the limit.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(words) <= _LONGEST:
        return words
    head, hyphen, _ = words[: _LONGEST + 1].rpartition("-")
    return head if hyphen else words[:_LONGEST]


class Ids:
    """Gives out ids, each once."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, wanted: str, otherwise: str) -> str:
        """Return the wanted id, or `otherwise` where it is empty; with a number if it is taken."""
        stem = wanted or otherwise
        while (found := self._next(stem)) in self._taken:
            pass
        self._taken[found] = 1
        return found

    def _next(self, stem: str) -> str:
        if stem not in self._taken:
            return stem
        self._taken[stem] += 1
        return f"{stem}-{self._taken[stem]}"
