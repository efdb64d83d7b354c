"""Texts and ids made from the content of imported files."""

from __future__ import annotations

import re
import unicodedata

from quizgen.facts import ids
from quizgen.values.characters import remove_suspects

_BLANK_LINES = re.compile(r"\n{3,}")
_MAX_LENGTH = 48
"""Maximum length of an id that is made from a text."""


def clean(text: str) -> str:
    """Return a text as one line: NFC, no control or invisible characters, single spaces.

    Some control characters abort an import into Anki. quizgen uses others as markers in sentences.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    printable = (" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text)
    visible = remove_suspects("".join(printable))
    return " ".join(unicodedata.normalize("NFC", visible).split())


def clean_lines(text: str) -> str:
    """Return a text of several lines, each cleaned, with its indentation and single blank lines."""
    lines = [_clean_line(line) for line in text.split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n").strip()


def _clean_line(line: str) -> str:
    text = clean(line)
    indentation = len(line) - len(line.lstrip()) if text else 0
    return " " * indentation + text


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
