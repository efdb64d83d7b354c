"""Ship retired cards as notices.

A package cannot delete a note: if the note is missing from it, learners keep the note unchanged. So
a retired note is still shipped under its GUID. It says that it was retired, and has a tag, so that
one search finds all retired notes. It fills the same gates as before, so that no card becomes
empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from quizgen.exports.anki.note_fields import fill_slot
from quizgen.exports.ledger import UNPUBLISHED, Entry, Ledger, is_reserved
from quizgen.exports.note import Note

RETIRED_TAG = "quizgen::retired"
"""The tag of notes that are retired as a whole, not of those with some retired questions."""

NOTICE = "This card was retired: its question is no longer part of the deck."
"""The text on the front of a retired card."""
_ADVICE = "Suspend it, and it stays away. If you delete it, the next import brings it back."
_FIELDS = {
    "cloze": {"Text": NOTICE.replace("retired", "{{c1::retired}}"), "Comment": _ADVICE},
    "typed": {"Question": NOTICE, "Comment": _ADVICE},
    "choice": {"Question": NOTICE, "Comment": _ADVICE},
}
"""The fields of a retired note, by note type. The fields of a fact's note depend on its slots."""


def is_notice(note: Note, gate: str) -> bool:
    """Return whether the card of a note with this gate is a notice."""
    return note.retired or note.fields.get(gate) == NOTICE


def add_notices(deck_id: str, notes: Iterable[Note], ledger: Ledger) -> tuple[Note, ...]:
    """Return notes, with notices for published questions and notes that the deck no longer has.

    The notes keep their order. Retired notes come last.
    """
    current = {note.key: note for note in notes}
    slots = {key: entry.slots for key, entry in ledger.notes.items()}
    slots |= {key: note.slots for key, note in current.items() if note.slots}
    active = (_with_retired_questions(note, slots) for note in current.values())
    published = {key: entry for key, entry in ledger.notes.items() if entry.hash != UNPUBLISHED}
    gone = {key: published[key] for key in sorted(published.keys() - current)}
    retired = _retired_notes(deck_id, gone, slots)
    return tuple(sorted((*active, *retired), key=lambda note: note.retired))


def _with_retired_questions(note: Note, slots: Mapping[str, Mapping[str, int]]) -> Note:
    """Return a note with a notice in each slot of a retired question."""
    if note.type != "fact":
        return note
    notices = _notices(note.key, slots)
    if any(name in note.fields for name in notices if name.startswith("Question ")):
        return replace(note, fields={**notices, **note.fields})
    return _retired(note, {"Id": note.fields["Id"], **notices})


def _retired_notes(
    deck_id: str, gone: Mapping[str, Entry], slots: Mapping[str, Mapping[str, int]]
) -> Iterator[Note]:
    """Yield a notice for each entry whose gates are known. The key determines the note type."""
    for key, entry in gone.items():
        type_ = key.rpartition("/")[2] if "/" in key else "fact"
        filled = _FIELDS.get(type_) or _notices(key, slots)
        if filled:
            note = Note(key, type_, entry.guid, {}, (), entry.slots)
            yield _retired(note, {"Id": f"{deck_id}/{key}", **filled})


def _retired(note: Note, fields: Mapping[str, str]) -> Note:
    fields = {"Topic": "Retired", "Language": "en", **fields}
    return replace(note, fields=fields, tags=(RETIRED_TAG,), media=(), retired=True)


def _notices(key: str, slots: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """Return the fields of a fact's note with a notice in every slot that it has ever used."""
    fact, _, page = key.partition("#")
    fields: dict[str, str] = {}
    for question, number in slots.get(fact, {}).items():
        index, filled = fill_slot(number, NOTICE, _ADVICE)
        if index == int(page or 1) - 1 and not is_reserved(question):
            fields |= filled
    return {"Fact": NOTICE, **fields} if fields else {}
