"""Mistakes as authors make them: lines lost, repeated or moved, and values in the wrong place.

Random changes of bytes mostly break the YAML syntax. These mistakes break the content.
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
"""Values that look like another type, or are at the limit of what is valid."""
_VALUE = re.compile(r"(?<=: )[^\s,{}\[\]][^,{}\[\]\n]*|(?<=: )[{\[][^\n]*|(?<=- )[^\n]+")
_KEY = re.compile(r"[\w-]+(?=:)")


def mutate(text: str, random: Random) -> str:
    """Return a text with one to four mistakes."""
    for _ in range(random.randint(1, 4)):
        text = random.choice(MUTATIONS)(text, random)
    return text


def drop_lines(text: str, random: Random) -> str:
    """Remove some lines."""
    lines, at, end = _choose_lines(text, random)
    return "\n".join(lines[:at] + lines[end:])


def repeat_lines(text: str, random: Random) -> str:
    """Repeat some lines, directly after them or elsewhere."""
    lines, at, end = _choose_lines(text, random)
    to = random.choice((end, random.randint(0, len(lines))))
    return "\n".join(lines[:to] + lines[at:end] + lines[to:])


def indent_lines(text: str, random: Random) -> str:
    """Indent some lines more or less."""
    lines, at, end = _choose_lines(text, random)
    by = random.choice((-2, -1, 1, 2, 4))
    moved = [" " * by + line if by > 0 else line[-by:] for line in lines[at:end]]
    return "\n".join(lines[:at] + moved + lines[end:])


def swap_values(text: str, random: Random) -> str:
    """Replace a value with that of another key."""
    found = list(_VALUE.finditer(text))
    return _replace_match(text, found, random.choice(found)[0], random) if found else text


def replace_value(text: str, random: Random) -> str:
    """Replace a value with an awkward one."""
    return _replace_match(text, list(_VALUE.finditer(text)), random.choice(AWKWARD), random)


def insert_awkward(text: str, random: Random) -> str:
    """Insert an awkward value at any position."""
    at = random.randint(0, len(text))
    return text[:at] + random.choice(AWKWARD) + text[at:]


def swap_keys(text: str, random: Random) -> str:
    """Replace a key with another key or an awkward value."""
    found = list(_KEY.finditer(text))
    keys = [random.choice(found)[0], random.choice(AWKWARD)] if found else [""]
    return _replace_match(text, found, random.choice(keys), random)


def drop_characters(text: str, random: Random) -> str:
    """Remove a few characters."""
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.randint(1, 5) :]


MUTATIONS: tuple[Callable[[str, Random], str], ...] = (
    drop_lines,
    repeat_lines,
    indent_lines,
    swap_values,
    replace_value,
    replace_value,
    replace_value,
    insert_awkward,
    swap_keys,
    drop_characters,
)


def _choose_lines(text: str, random: Random) -> tuple[list[str], int, int]:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    return lines, at, min(len(lines), at + random.choice((1, 1, 1, 2, 5)))


def _replace_match(text: str, found: list[re.Match[str]], new: str, random: Random) -> str:
    if not found:
        return text
    place = random.choice(found)
    return text[: place.start()] + new + text[place.end() :]
