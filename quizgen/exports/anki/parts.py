"""Checksums of the parts of a note or note type, by which `quizgen diff` names what changed.

They decide nothing: whether a note changed is what its hash in the ledger is for.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from quizgen.exports.anki.note_types import NoteType
from quizgen.exports.anki.tombstones import NOTICE
from quizgen.exports.notes import Note

_PARTS = {
    "Prompt": "question",
    "Stem": "question",
    "Text": "question",
    "Answer": "answer",
    "Accepted": "answer",
    "Option": "options",
    "Key": "options",
    "Order": "options",
    "Quote": "quote",
    "Source": "quote",
}
"""The part that a field belongs to, by its name without a number; any other is a detail."""


def parts_of_note(note: Note) -> dict[str, str]:
    """Return a checksum of each part of a note that is not empty."""
    parts: dict[str, list[str]] = defaultdict(list)
    for name in sorted(note.fields):
        if text := note.fields[name]:
            parts[_part_of(name)] += name, text
    return _checksums({**parts, "cards": _cards(note), "tags": note.tags})


@cache
def _part_of(field: str) -> str:
    return _PARTS.get(field.rstrip("0123456789"), "details")


def _cards(note: Note) -> list[str]:
    """Return the fields that ask a question, in a fact's note one for each of its cards."""
    asked = (name for name, text in note.fields.items() if text != NOTICE)
    return sorted(name for name in asked if name.startswith("Prompt"))


def parts_of_type(type_: NoteType) -> dict[str, str]:
    """Return a checksum of what may change of a note type: its templates and its style."""
    templates = [side for card in type_.templates for side in (card.front, card.back)]
    return _checksums({"templates": templates, "style": [type_.css]})


def _checksums(parts: Mapping[str, Iterable[str]]) -> dict[str, str]:
    joined = {name: "\x1f".join(texts) for name, texts in parts.items()}
    return {name: f"{zlib.crc32(text.encode()):08x}" for name, text in joined.items() if text}
