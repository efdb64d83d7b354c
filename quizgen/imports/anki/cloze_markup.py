"""Parser for Anki cloze markup, such as `{{c1::Paris::city}}`, which may be nested."""

from __future__ import annotations

import re

from msgspec import Struct

from quizgen.values.clean_texts import clean_lines

_MARK = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3})*)::|\}\}")


class ClozeGap(Struct, frozen=True):
    """A gap: the numbers of its cards, its words, the text before it, and its hint."""

    numbers: tuple[int, ...]
    words: str
    before: str
    hint: str


def read_clozes(text: str) -> tuple[str, tuple[ClozeGap, ...]]:
    """Return the text without cloze markup, and its gaps in the order in which they start."""
    filled = ""
    opened: list[tuple[tuple[int, ...], int, int]] = []
    gaps: dict[int, ClozeGap] = {}
    count = start = 0
    for mark in _MARK.finditer(text):
        filled += text[start : mark.start()]
        start = mark.end()
        if mark[1]:
            numbers = tuple(int(number) for number in mark[1].split(","))
            opened.append((numbers, len(filled), count))
            count += 1
        elif opened:
            numbers, at, order = opened.pop()
            words, _, hint = filled[at:].partition("::")
            filled = filled[:at] + words
            space = words[: len(words) - len(words.lstrip())]
            before = _clean_before(filled[:at] + space)
            gaps[order] = ClozeGap(numbers, clean_lines(words), before, clean_lines(hint))
        else:
            filled += mark[0]
    ordered = tuple(gaps[order] for order in sorted(gaps) if gaps[order].words)
    return clean_lines(filled + text[start:]), ordered


def _clean_before(text: str) -> str:
    """Return the cleaned text before a gap, with a trailing space if there is one."""
    return clean_lines(f"{text}|")[:-1]
