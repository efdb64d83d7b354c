"""What the codes of findings mean, for `quizgen explain`.

A rule for good items explains itself in its docstring. The codes that no rule has, of files and of
grounding, are explained here in the same shape, in a module for each sort of code.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from quizgen.explanations import (
    deck_codes,
    grounding_codes,
    import_codes,
    media_codes,
    publishing_codes,
)

SECTIONS = ("What", "Why", "Example", "Instead")
"""The sections of every explanation, in order."""


class Explanation(Struct, frozen=True):
    """What a code means: its name, one sentence, and the texts of its SECTIONS."""

    code: str
    name: str
    summary: str
    sections: Mapping[str, str]


def read_explanation(name: str, text: str) -> Explanation:
    """Read a text that opens `R07: one sentence.` and goes on with its SECTIONS.

    A section begins with its name and a colon after an empty line, and may have several paragraphs.
    """
    head, *paragraphs = text.strip().split("\n\n")
    code, _, summary = head.partition(": ")
    sections: dict[str, str] = {}
    current = ""
    for paragraph in paragraphs:
        opening, colon, rest = paragraph.partition(": ")
        if colon and opening in SECTIONS:
            current = opening
            sections[current] = rest
        elif current:
            sections[current] += f"\n\n{paragraph}"
    return Explanation(code, name, " ".join(summary.split()), sections)


TEXTS: Mapping[str, str] = MappingProxyType(
    deck_codes.TEXTS
    | grounding_codes.TEXTS
    | media_codes.TEXTS
    | publishing_codes.TEXTS
    | import_codes.TEXTS
)
"""The texts of all codes that no rule has, by name."""
