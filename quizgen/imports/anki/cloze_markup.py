"""Anki's clozes: `{{c1::Paris::city}}` in a text, one inside another if need be."""

from __future__ import annotations

import re

from msgspec import Struct

from quizgen.imports.foreign_names import clean

_MARK = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3})*)::|\}\}")


class Gap(Struct, frozen=True):
    """A gap of a sentence: its card's number, the words it hides, what stands before, its hint."""

    number: str
    words: str
    before: str
    hint: str


def read_clozes(text: str) -> tuple[str, tuple[Gap, ...]]:
    """Return a text with its gaps filled, and the gaps in the order in which they open."""
    filled = ""
    opened: list[tuple[str, int, int]] = []
    gaps: dict[int, Gap] = {}
    count = start = 0
    for mark in _MARK.finditer(text):
        filled += text[start : mark.start()]
        start = mark.end()
        if mark[1]:
            opened.append((mark[1], len(filled), count))
            count += 1
        elif opened:
            number, at, order = opened.pop()
            words, _, hint = filled[at:].partition("::")
            filled = filled[:at] + words
            blank = words[: len(words) - len(words.lstrip())]
            gaps[order] = Gap(number, clean(words), _before(filled[:at] + blank), clean(hint))
        else:
            filled += mark[0]
    ordered = tuple(gaps[order] for order in sorted(gaps) if gaps[order].words)
    return clean(filled + text[start:]), ordered


def _before(text: str) -> str:
    """Return what stands before a gap in the sentence as it will be, its last blank included."""
    return clean(f"{text}|")[:-1]
