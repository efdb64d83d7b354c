"""Checksums of the parts of a note or note type, and of its whole text.

Those of the parts are for `quizgen diff` to show what changed: whether a note counts as changed
depends only on its hash in the ledger. That of the text is for `quizgen push` to recognise a note
that was edited in Anki.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from zlib import crc32

from quizgen.exports.anki.note_types import LEARNER_FIELD, NoteType
from quizgen.exports.anki.retired_notes import NOTICE
from quizgen.exports.ledger import hash_content
from quizgen.exports.note import Note

_PARTS = {
    "Question": "question",
    "Text": "question",
    "Answer": "answer",
    "Also accepted": "answer",
    "Pattern": "answer",
    "Option": "options",
    "Correct option": "options",
    "Option order": "options",
    "Quote": "quote",
    "Source": "quote",
}
"""The part of each field, by its name without a number; other fields belong to “details”."""


def parts_of_note(note: Note) -> dict[str, str]:
    """Return a checksum of each part of a note that is not empty.

    The part “cards” lists the fields with questions: in a fact's note, one for each of its cards.
    """
    fields = note.fields
    questions, parts = _layout_of(tuple(fields))
    texts = {
        part: _joined([f"{name}\x1f{text}" for name in names if (text := fields[name])])
        for part, names in parts
    }
    texts["cards"] = _joined([name for name in questions if fields[name] != NOTICE])
    texts["tags"] = _joined(note.tags)
    return _checksums(texts)


@lru_cache
def _layout_of(fields: tuple[str, ...]) -> tuple[list[str], tuple[tuple[str, list[str]], ...]]:
    """Return the questions of a fact's note among its fields, and the fields of each part.

    Both are in the order of their names.
    """
    parts: dict[str, list[str]] = defaultdict(list)
    for field in sorted(fields):
        parts[_PARTS.get(field.rstrip(" 0123456789"), "details")].append(field)
    return [name for name in sorted(fields) if name.startswith("Question ")], tuple(parts.items())


def version_of(fields: Mapping[str, str]) -> str:
    """Return a checksum of the text of a note, the same for our fields and for those in Anki.

    Anki stores composed letters and every field. The learner's own field does not count.
    """
    return hash_content(
        {
            name: unicodedata.normalize("NFC", text)
            for name, text in fields.items()
            if text and name != LEARNER_FIELD
        }
    )[:8]


def parts_of_type(type_: NoteType) -> dict[str, str]:
    """Return checksums of the parts of a note type that can change: templates and style."""
    templates = [side for card in type_.templates for side in (card.front, card.back)]
    return _checksums({"templates": _joined(templates), "style": type_.css})


def _joined(texts: Iterable[str]) -> str:
    return "\x1f".join(texts)


def _checksums(parts: Mapping[str, str]) -> dict[str, str]:
    return {name: f"{crc32(text.encode()):08x}" for name, text in parts.items() if text}
