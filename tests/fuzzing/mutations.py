"""Mistakes as people and editors make them: lines lost, doubled and moved, values out of place.

Bytes that change at random mostly break YAML; these break what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

AWKWARD = (
    "", " ", "''", '""', "' '", "~", "[]", "{}", "[a, b]", "{a: b}", "[[]]", "[{}]", "{name: ' '}",
    "NO", "true", "0", "-1", "1e9", "9" * 40, "3.10", "½", "\u0663", "0x1F", "2024-02-30", "Q5",
    "44 BC", "early 2025", "0000", "half", "over 3", "{{ x }}", "{% if %}", "{{", "_____", "…",
    "a … b", " … ", "“", "‘’", "'", '"', "\\", "%", "<b>", "&lt;", "\\(x^2\\)", "{{c1::a}}", "::",
    ":", "- ", "? ", "|", ">-", "#", "&a", "*a", "!t", "e\u0301", "\u05d0\u05d1", "한국", "ß", "İ",
    "ﬁ", "\U0001f469\u200d\U0001f680", "\u00a0", "\u2028", "\u200b", "\x85", "\t", "a" * 300,
    "according to", "the", "None", "article", "lee", "x/y", "../..", "con",
)  # fmt: skip
"""Values that are something else than they seem, or stand at the edge of what is allowed."""
_VALUE = re.compile(r"(?<=: )[^\s,{}\[\]][^,{}\[\]\n]*|(?<=: )[{\[][^\n]*|(?<=- )[^\n]+")
_KEY = re.compile(r"[\w-]+(?=:)")


def mutate(text: str, random: Random) -> str:
    """Return a text with one to four mistakes in it."""
    for _ in range(random.randint(1, 4)):
        text = random.choice(MUTATIONS)(text, random)
    return text


def drop_lines(text: str, random: Random) -> str:
    """Leave some lines out."""
    lines, at, end = _stretch(text, random)
    return "\n".join(lines[:at] + lines[end:])


def double_lines(text: str, random: Random) -> str:
    """Write some lines again, elsewhere or right behind."""
    lines, at, end = _stretch(text, random)
    to = random.choice((end, random.randint(0, len(lines))))
    return "\n".join(lines[:to] + lines[at:end] + lines[to:])


def indent_lines(text: str, random: Random) -> str:
    """Move some lines to the right or left."""
    lines, at, end = _stretch(text, random)
    by = random.choice((-2, -1, 1, 2, 4))
    moved = [" " * by + line if by > 0 else line[-by:] for line in lines[at:end]]
    return "\n".join(lines[:at] + moved + lines[end:])


def swap_values(text: str, random: Random) -> str:
    """Put the value of one key behind another."""
    found = list(_VALUE.finditer(text))
    return _put(text, found, random.choice(found)[0], random) if found else text


def put_awkward(text: str, random: Random) -> str:
    """Put something awkward in place of a value."""
    return _put(text, list(_VALUE.finditer(text)), random.choice(AWKWARD), random)


def put_into_value(text: str, random: Random) -> str:
    """Put something awkward into a text, wherever that is."""
    at = random.randint(0, len(text))
    return text[:at] + random.choice(AWKWARD) + text[at:]


def swap_keys(text: str, random: Random) -> str:
    """Put one key, or something awkward, in place of another."""
    found = list(_KEY.finditer(text))
    keys = [random.choice(found)[0], random.choice(AWKWARD)] if found else [""]
    return _put(text, found, random.choice(keys), random)


def drop_characters(text: str, random: Random) -> str:
    """Leave a few characters out."""
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.randint(1, 5) :]


MUTATIONS: tuple[Callable[[str, Random], str], ...] = (
    drop_lines,
    double_lines,
    indent_lines,
    swap_values,
    put_awkward,
    put_awkward,
    put_awkward,
    put_into_value,
    swap_keys,
    drop_characters,
)


def _stretch(text: str, random: Random) -> tuple[list[str], int, int]:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    return lines, at, min(len(lines), at + random.choice((1, 1, 1, 2, 5)))


def _put(text: str, found: list[re.Match[str]], new: str, random: Random) -> str:
    if not found:
        return text
    place = random.choice(found)
    return text[: place.start()] + new + text[place.end() :]
