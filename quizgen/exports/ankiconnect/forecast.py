"""What importing a package will do in Anki, told from what Anki has.

Anki takes a note whose GUID it does not know, updates one that the package has newer, and leaves
one alone that was edited in Anki later than in the deck. These rules are its own. They are repeated
here so that a dry run can tell, and so that it shows whether Anki did as expected.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from quizgen.exports.anki.note_types import NoteType
from quizgen.exports.ankiconnect.collection_state import (
    CollectionState,
    ExistingNote,
    ExistingNoteType,
)
from quizgen.exports.ledger import Entry, Ledger
from quizgen.exports.note import Note


class ImportEffect(StrEnum):
    """What an import does to a note or a design; one that is kept was edited later in Anki."""

    NEW = "new"
    UPDATED = "updated"
    KEPT = "kept"
    UNCHANGED = "unchanged"


_TAKEN = (ImportEffect.NEW, ImportEffect.UPDATED)


class Forecast(Struct, frozen=True):
    """What a push does: `notes` by their field `Id`, `designs` by the name of the note type.

    `retiring` are the retired notes that are not at rest yet, each with the cards to suspend.
    """

    notes: Mapping[str, ImportEffect]
    designs: Mapping[str, ImportEffect]
    retiring: Mapping[str, tuple[int, ...]]

    @property
    def pending(self) -> tuple[str, ...]:
        """What only an import can bring into Anki: notes, and note types by their names."""
        fates = (*self.notes.items(), *self.designs.items())
        return tuple(name for name, fate in fates if fate in _TAKEN)

    def notes_that_are(self, fate: ImportEffect) -> tuple[str, ...]:
        """Return the notes with a fate, but for those that retire."""
        names = (name for name, found in self.notes.items() if found is fate)
        return tuple(name for name in names if name not in self.retiring)

    def designs_that_are(self, fate: ImportEffect) -> tuple[str, ...]:
        """Return the note types whose design has a fate."""
        return tuple(name for name, found in self.designs.items() if found is fate)


def forecast_push(
    notes: Iterable[Note], types: Iterable[NoteType], ledger: Ledger, in_anki: CollectionState
) -> Forecast:
    """Return what pushing these notes does. Each, and each note type, must stand in the ledger.

    What the ledger calls retired may be among the notes, as a notice, or not.
    """
    shipped = {f"{ledger.deck}/{note.key}": note for note in notes}
    entries = {f"{ledger.deck}/{key}": entry for key, entry in ledger.notes.items()}
    theirs = _by_present_names(in_anki.notes, ledger)
    fates = {
        name: _fate_of_note(entry, shipped.get(name), theirs.get(name))
        for name, entry in entries.items()
        if name in shipped or name in theirs
    }
    retired = {
        name: theirs[name].active if name in theirs else ()
        for name, fate in fates.items()
        if entries[name].retired and fate is not ImportEffect.KEPT
    }
    retiring = {name: cards for name, cards in retired.items() if cards or fates[name] in _TAKEN}
    used = {note.type for note in shipped.values()}
    designs = _fates_of_designs([one for one in types if one.key in used], ledger, in_anki)
    return Forecast(fates, designs, retiring)


def _by_present_names(notes: Mapping[str, ExistingNote], ledger: Ledger) -> dict[str, ExistingNote]:
    """Return what Anki has by the names that it has now, where a fact was renamed since.

    A former name that another note of the deck has by now means that note.
    """
    renamed = {
        f"{ledger.deck}/{was}": f"{ledger.deck}/{key}"
        for key, entry in ledger.notes.items()
        for was in entry.was
        if was not in ledger.notes
    }
    former = {renamed[name]: note for name, note in notes.items() if name in renamed}
    return {**former, **{name: note for name, note in notes.items() if name not in renamed}}


def _fate_of_note(entry: Entry, ours: Note | None, theirs: ExistingNote | None) -> ImportEffect:
    if theirs is None:
        return ImportEffect.NEW
    if theirs.changed > entry.changed:
        return ImportEffect.UNCHANGED if ours and _says(theirs, ours) else ImportEffect.KEPT
    return (
        ImportEffect.UPDATED if ours and theirs.changed < entry.changed else ImportEffect.UNCHANGED
    )


def _says(theirs: ExistingNote, ours: Note) -> bool:
    """Tell whether a note in Anki says what ours says; a learner may have added to it."""
    tags = {tag.casefold() for tag in theirs.tags}
    return all(tag.casefold() in tags for tag in ours.tags) and all(
        _normal(theirs.fields.get(name, "")) == _normal(text) for name, text in ours.fields.items()
    )


def _fates_of_designs(
    types: Iterable[NoteType], ledger: Ledger, in_anki: CollectionState
) -> dict[str, ImportEffect]:
    return {
        one.name: _fate_of_design(ledger.note_types[one.key], one, in_anki.designs[one.name])
        for one in types
        if one.name in in_anki.designs
    }


def _fate_of_design(entry: Entry, ours: NoteType, theirs: ExistingNoteType) -> ImportEffect:
    templates = tuple((card.front, card.back) for card in ours.templates)
    if (theirs.css, theirs.templates) == (ours.css, templates):
        return ImportEffect.UNCHANGED
    return ImportEffect.UPDATED if theirs.changed < entry.changed else ImportEffect.KEPT


def _normal(text: str) -> str:
    """Return a text as Anki stores it."""
    return unicodedata.normalize("NFC", text)
