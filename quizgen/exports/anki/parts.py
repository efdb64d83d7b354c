"""Hashes of the parts of a note or note type, by which `quizgen diff` names what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from quizgen.exports.anki.note_types import NoteType
from quizgen.exports.anki.tombstones import NOTICE
from quizgen.exports.ledger import content_hash
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
_LENGTH = 6


def parts_of_note(note: Note) -> dict[str, str]:
    """Return a short hash of each part of a note that is not empty."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for name, text in note.fields.items():
        if text:
            parts[_PARTS.get(name.rstrip("0123456789"), "details")][name] = text
    return _hashes({**parts, "cards": _cards(note), "tags": note.tags})


def _cards(note: Note) -> list[str]:
    """Return the fields that ask a question, in a fact's note one for each of its cards."""
    asked = (name for name, text in note.fields.items() if text != NOTICE)
    return sorted(name for name in asked if name.startswith("Prompt"))


def parts_of_type(type_: NoteType) -> dict[str, str]:
    """Return a short hash of what may change of a note type: its templates and its style."""
    templates = [(card.front, card.back) for card in type_.templates]
    return _hashes({"templates": templates, "style": type_.css})


def _hashes(parts: Mapping[str, object]) -> dict[str, str]:
    return {name: content_hash(part)[:_LENGTH] for name, part in parts.items() if part}
