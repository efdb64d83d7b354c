"""What is asked no more is still shipped, as a notice.

A package cannot delete: a note that is gone from it stays with every learner, as it was. So its
note goes on being shipped under its GUID, says that it was retired, and has a tag by which one
search finds all such notes. It fills the same gates as before, so that no card becomes empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from quizgen.exports.anki.note_fields import fill_slot
from quizgen.exports.ledger import UNPUBLISHED, Entry, Ledger
from quizgen.exports.note import Note

RETIRED_TAG = "quizgen::retired"
"""The tag of retired notes. A note of which only some questions are retired does not have it."""

NOTICE = "This card was retired: its question is no longer part of the deck."
"""What the front of a retired card says."""
_ADVICE = "Suspend it, and it stays away. If you delete it, the next import brings it back."
_FIELDS = {
    "cloze": {"Text": NOTICE.replace("retired", "{{c1::retired}}"), "Note": _ADVICE},
    "typed": {"Prompt": NOTICE, "Note": _ADVICE},
    "choice": {"Stem": NOTICE, "Answer": _ADVICE},
}
"""What fills the gate of a retired note's card, but for a fact's note, whose slots differ."""


def with_tombstones(deck_id: str, notes: Iterable[Note], ledger: Ledger) -> tuple[Note, ...]:
    """Return notes with a notice for each question and each note that was published before them.

    The notes keep their order; those that are retired come last, and so are studied last by whoever
    never had them.
    """
    made = {note.key: note for note in notes}
    slots = {key: entry.slots for key, entry in ledger.notes.items()}
    slots |= {key: note.slots for key, note in made.items() if note.slots}
    living = (_with_retired_questions(note, slots) for note in made.values())
    published = {key: one for key, one in ledger.notes.items() if one.hash != UNPUBLISHED}
    gone = {key: published[key] for key in sorted(published.keys() - made)}
    tombstones = _tombstones(deck_id, gone, slots)
    return tuple(sorted((*living, *tombstones), key=lambda note: note.retired))


def _with_retired_questions(note: Note, slots: Mapping[str, Mapping[str, int]]) -> Note:
    """Return a note with a notice in the slots that no question has any more."""
    if note.type != "fact":
        return note
    notices = _notices(note.key, slots)
    if any(name in note.fields for name in notices if name.startswith("Prompt")):
        return replace(note, fields={**notices, **note.fields})
    return _retired(note, {"Id": note.fields["Id"], **notices})


def _tombstones(
    deck_id: str, gone: Mapping[str, Entry], slots: Mapping[str, Mapping[str, int]]
) -> Iterator[Note]:
    """Yield a notice for each entry that a gate is known of; the key tells the note type."""
    for key, entry in gone.items():
        type_ = key.rpartition("/")[2] if "/" in key else "fact"
        filled = _FIELDS.get(type_) or _notices(key, slots)
        if filled:
            note = Note(key, type_, entry.guid, {}, (), entry.slots)
            yield _retired(note, {"Id": f"{deck_id}/{key}", **filled})


def _retired(note: Note, fields: Mapping[str, str]) -> Note:
    fields = {"Topic": "Retired", **fields}
    return replace(note, fields=fields, tags=(RETIRED_TAG,), media=(), retired=True)


def _notices(key: str, slots: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """Return fields with a notice in every slot that a fact's note ever had."""
    fact, _, page = key.partition("#")
    fields: dict[str, str] = {}
    for number in slots.get(fact, {}).values():
        at, filled = fill_slot(number, NOTICE, _ADVICE)
        fields |= filled if at == int(page or 1) - 1 else {}
    return fields
