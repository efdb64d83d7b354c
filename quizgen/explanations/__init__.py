"""Explanations of finding codes, for `quizgen explain`.

The docstring of a review rule is its explanation. This package explains all other codes in the same
format, with a module for each group of codes.
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
    """Explanation of a code: its name, a one-sentence summary, and its SECTIONS."""

    code: str
    name: str
    summary: str
    sections: Mapping[str, str]


def read_explanation(name: str, text: str) -> Explanation:
    """Parse an explanation: the line `R07: one sentence.`, then the SECTIONS.

    A section begins after an empty line with its name and a colon, and may have several paragraphs.
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
"""Explanations of all codes that are not review rules, by name."""
