"""Prompts for an AI assistant, in parts that fit into a chat message.

quizgen does not send a prompt anywhere. The author pastes it into a chat, and merges the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

Block = TypeVar("Block")

FULL_PART = 9_600
"""Maximum length of the contents of a part in characters. The whole prompt has at most 16,000."""


class PartError(Exception):
    """A prompt does not have the part that was asked for."""


class Prompt(Struct, frozen=True):
    """A part of a prompt. `part` counts from 1; `parts` is their number."""

    text: str
    part: int = 1
    parts: int = 1


def split_parts(
    blocks: Sequence[Block], length: Callable[[Block], int], full: int = FULL_PART
) -> list[list[Block]]:
    """Split blocks into parts of similar length, each of at most `full` characters if possible.

    A block is never cut, so a longer one sets the limit of all.
    """
    total = sum(map(length, blocks))
    full = max((full, *map(length, blocks)))
    for count in range(-(-total // full), len(blocks) + 1):
        parts = _split_evenly(blocks, length, total / max(count, 1))
        if max((sum(map(length, part)) for part in parts), default=0) <= full:
            return parts
    return [[block] for block in blocks]


def _split_evenly(
    blocks: Sequence[Block], length: Callable[[Block], int], share: float
) -> list[list[Block]]:
    """Split blocks by the share of the total length in which the middle of each block lies."""
    parts: dict[int, list[Block]] = {}
    done = 0
    for block in blocks:
        size = length(block)
        parts.setdefault(int((done + size / 2) // share), []).append(block)
        done += size
    return list(parts.values())


def choose_part(parts: Sequence[list[Block]], part: int) -> list[Block]:
    """Return the blocks of a part, counted from 1. Raises PartError if there is no such part."""
    if part == 1 and not parts:
        return []
    if part > len(parts):
        count = "1 part" if len(parts) == 1 else f"{len(parts)} parts"
        raise PartError(f"there is no part {part}: the prompt has {count}")
    return parts[part - 1]


def join_sections(task: str, sections: Mapping[str, str]) -> str:
    """Return a prompt: its task, then each section with its heading, without empty sections."""
    parts = (f"## {heading}\n\n{text.strip(chr(10))}" for heading, text in sections.items() if text)
    return "\n\n".join((task.strip(), *parts))
