"""Texts and ids made of what stands in foreign files."""

from __future__ import annotations

import unicodedata

from quizgen.facts import ids
from quizgen.values.characters import remove_suspects

_LONGEST = 48
"""Characters of an id that is made of a text."""


def clean(text: str) -> str:
    """Return a text as one line: NFC, no controls or characters that nobody sees, single blanks.

    Anki breaks off an import at some control characters, and sentences use others as marks.
    """
    kept = (" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text)
    seen = remove_suspects("".join(kept))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def slug(text: str) -> str:
    """Return a short id made of the first words of a text, as `ids.make_slug` does."""
    return ids.make_slug(text, _LONGEST)


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
