"""Ids made from the content of imported files."""

from __future__ import annotations

from quizgen.facts import ids

_MAX_LENGTH = 48
"""Maximum length of an id that is made from a text."""


def slug(text: str) -> str:
    """Return a short id made from the first words of a text, as `ids.make_slug` does."""
    return ids.make_slug(text, _MAX_LENGTH)


class Ids:
    """A generator of unique ids."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, wanted: str, default: str) -> str:
        """Return the wanted id, or `default` if it is empty. Append a number if the id is taken."""
        stem = wanted or default
        while (id_ := self._next(stem)) in self._taken:
            pass
        self._taken[id_] = 1
        return id_

    def _next(self, stem: str) -> str:
        if stem not in self._taken:
            return stem
        self._taken[stem] += 1
        return f"{stem}-{self._taken[stem]}"
