"""Checksums of the parts of a note or note type, for `quizgen diff` to show what changed.

Whether a note counts as changed depends only on its hash in the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from zlib import crc32

from quizgen.exports.anki.note_types import NoteType
from quizgen.exports.anki.retired_notes import NOTICE
from quizgen.exports.note import Note

_PARTS = {
    "Prompt": "question",
    "Stem": "question",
    "Text": "question",
    "Answer": "answer",
    "Accepted": "answer",
    "Pattern": "answer",
    "Option": "options",
    "Key": "options",
    "Order": "options",
    "Quote": "quote",
    "Source": "quote",
}
"""The part of each field, by its name without a number; other fields belong to “details”."""


def parts_of_note(note: Note) -> dict[str, str]:
    """Return a checksum of each part of a note that is not empty.

    The part “cards” lists the fields with questions: in a fact's note, one for each of its cards.
    """
    fields = note.fields
    prompts, parts = _layout_of(tuple(fields))
    texts = {
        part: _joined([f"{name}\x1f{text}" for name in names if (text := fields[name])])
        for part, names in parts
    }
    texts["cards"] = _joined([name for name in prompts if fields[name] != NOTICE])
    texts["tags"] = _joined(note.tags)
    return _checksums(texts)


@lru_cache
def _layout_of(fields: tuple[str, ...]) -> tuple[list[str], tuple[tuple[str, list[str]], ...]]:
    """Return the prompts among fields, and the fields of each part, in the order of their names."""
    parts: dict[str, list[str]] = defaultdict(list)
    for field in sorted(fields):
        parts[_PARTS.get(field.rstrip("0123456789"), "details")].append(field)
    return [name for name in sorted(fields) if name.startswith("Prompt")], tuple(parts.items())


def parts_of_type(type_: NoteType) -> dict[str, str]:
    """Return checksums of the parts of a note type that can change: templates and style."""
    templates = [side for card in type_.templates for side in (card.front, card.back)]
    return _checksums({"templates": _joined(templates), "style": type_.css})


def _joined(texts: Iterable[str]) -> str:
    return "\x1f".join(texts)


def _checksums(parts: Mapping[str, str]) -> dict[str, str]:
    return {name: f"{crc32(text.encode()):08x}" for name, text in parts.items() if text}
