"""Parser for Anki cloze markup, such as `{{c1::Paris::city}}`, which may be nested."""

from __future__ import annotations

import re

from msgspec import Struct

from quizgen.imports.foreign_names import clean

_MARK = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3})*)::|\}\}")


class ClozeGap(Struct, frozen=True):
    """A gap: the number of its card, its words, the text before it, and its hint."""

    number: str
    words: str
    before: str
    hint: str


def read_clozes(text: str) -> tuple[str, tuple[ClozeGap, ...]]:
    """Return the text without cloze markup, and its gaps in the order in which they start."""
    filled = ""
    opened: list[tuple[str, int, int]] = []
    gaps: dict[int, ClozeGap] = {}
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
            space = words[: len(words) - len(words.lstrip())]
            before = _clean_before(filled[:at] + space)
            gaps[order] = ClozeGap(number, clean(words), before, clean(hint))
        else:
            filled += mark[0]
    ordered = tuple(gaps[order] for order in sorted(gaps) if gaps[order].words)
    return clean(filled + text[start:]), ordered


def _clean_before(text: str) -> str:
    """Return the cleaned text before a gap, with a trailing space if there is one."""
    return clean(f"{text}|")[:-1]
