"""Checksums of the parts of a note or note type, by which `quizgen diff` names what changed.

They decide nothing: whether a note changed is what its hash in the ledger is for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from zlib import crc32

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
    fields = note.fields
    parts = {"cards": _joined(_cards(note)), "tags": _joined(note.tags)}
    for part, names in _parts_of(tuple(fields)):
        parts[part] = _joined([f"{name}\x1f{text}" for name in names if (text := fields[name])])
    return _checksums(parts)


@lru_cache
def _parts_of(fields: tuple[str, ...]) -> tuple[tuple[str, list[str]], ...]:
    """Return the fields of each part in the order of their names."""
    parts: dict[str, list[str]] = defaultdict(list)
    for field in sorted(fields):
        parts[_PARTS.get(field.rstrip("0123456789"), "details")].append(field)
    return tuple(parts.items())


def _cards(note: Note) -> list[str]:
    """Return the fields that ask a question, in a fact's note one for each of its cards."""
    asked = (name for name in note.fields if name.startswith("Prompt"))
    return sorted(name for name in asked if note.fields[name] != NOTICE)


def parts_of_type(type_: NoteType) -> dict[str, str]:
    """Return a checksum of what may change of a note type: its templates and its style."""
    templates = [side for card in type_.templates for side in (card.front, card.back)]
    return _checksums({"templates": _joined(templates), "style": type_.css})


def _joined(texts: Iterable[str]) -> str:
    return "\x1f".join(texts)


def _checksums(parts: Mapping[str, str]) -> dict[str, str]:
    return {name: f"{crc32(text.encode()):08x}" for name, text in parts.items() if text}
