"""Texts of imported files and of tables, without characters that a deck cannot hold."""

from __future__ import annotations

import re
import unicodedata

from quizgen.values.characters import remove_suspects

_BLANK_LINES = re.compile(r"\n{3,}")


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
