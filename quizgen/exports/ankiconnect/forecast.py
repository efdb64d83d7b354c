"""Predict the effect of importing a package, from the state of the deck in Anki.

Anki adds a note whose GUID is new, updates a note if the package has a newer version, and keeps a
note that was edited in Anki later than in the deck. This module applies the same rules, for dry
runs and to check afterwards that Anki did what was expected.
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
    """The effect of an import on a note or a design; KEPT means it was edited later in Anki."""

    NEW = "new"
    UPDATED = "updated"
    KEPT = "kept"
    UNCHANGED = "unchanged"


_IMPORTED = (ImportEffect.NEW, ImportEffect.UPDATED)


class Forecast(Struct, frozen=True):
    """The effects of a push: `notes` by their field `Id`, `designs` by the name of the note type.

    `retiring` are the retired notes that the push changes or whose cards it suspends, each with the
    cards to suspend.
    """

    notes: Mapping[str, ImportEffect]
    designs: Mapping[str, ImportEffect]
    retiring: Mapping[str, tuple[int, ...]]

    @property
    def pending(self) -> tuple[str, ...]:
        """The ids of notes and the names of note types that an import would add or update."""
        effects = (*self.notes.items(), *self.designs.items())
        return tuple(name for name, effect in effects if effect in _IMPORTED)

    def notes_with(self, effect: ImportEffect) -> tuple[str, ...]:
        """Return the notes with an effect, without the retiring notes."""
        names = (name for name, found in self.notes.items() if found is effect)
        return tuple(name for name in names if name not in self.retiring)

    def designs_with(self, effect: ImportEffect) -> tuple[str, ...]:
        """Return the note types whose design has an effect."""
        return tuple(name for name, found in self.designs.items() if found is effect)


def forecast_push(
    notes: Iterable[Note], types: Iterable[NoteType], ledger: Ledger, in_anki: CollectionState
) -> Forecast:
    """Return the effects of pushing notes. The ledger must have all notes.

    Retired notes of the ledger may be among the notes, as notices, or be missing.
    """
    shipped = {f"{ledger.deck}/{note.key}": note for note in notes}
    entries = {f"{ledger.deck}/{key}": entry for key, entry in ledger.notes.items()}
    theirs = _by_current_id(in_anki.notes, ledger)
    effects = {
        name: _effect_on_note(entry, shipped.get(name), theirs.get(name))
        for name, entry in entries.items()
        if name in shipped or name in theirs
    }
    retired = {
        name: theirs[name].active if name in theirs else ()
        for name, effect in effects.items()
        if entries[name].retired and effect is not ImportEffect.KEPT
    }
    retiring = {
        name: cards for name, cards in retired.items() if cards or effects[name] in _IMPORTED
    }
    used = {note.type for note in shipped.values()}
    designs = _effects_on_designs([type_ for type_ in types if type_.key in used], ledger, in_anki)
    return Forecast(effects, designs, retiring)


def _by_current_id(notes: Mapping[str, ExistingNote], ledger: Ledger) -> dict[str, ExistingNote]:
    """Return notes in Anki by their current ids, for facts that were renamed since.

    A former id that another note of the deck has now belongs to that note.
    """
    renamed = {
        f"{ledger.deck}/{was}": f"{ledger.deck}/{key}"
        for key, entry in ledger.notes.items()
        for was in entry.was
        if was not in ledger.notes
    }
    former = {renamed[name]: note for name, note in notes.items() if name in renamed}
    return {**former, **{name: note for name, note in notes.items() if name not in renamed}}


def _effect_on_note(entry: Entry, ours: Note | None, theirs: ExistingNote | None) -> ImportEffect:
    if theirs is None:
        return ImportEffect.NEW
    if theirs.changed > entry.changed:
        return (
            ImportEffect.UNCHANGED if ours and _has_content_of(theirs, ours) else ImportEffect.KEPT
        )
    return (
        ImportEffect.UPDATED if ours and theirs.changed < entry.changed else ImportEffect.UNCHANGED
    )


def _has_content_of(theirs: ExistingNote, ours: Note) -> bool:
    """Return whether a note in Anki has all fields and tags of ours; it may have more tags."""
    tags = {tag.casefold() for tag in theirs.tags}
    return all(tag.casefold() in tags for tag in ours.tags) and all(
        _normal(theirs.fields.get(name, "")) == _normal(text) for name, text in ours.fields.items()
    )


def _effects_on_designs(
    types: Iterable[NoteType], ledger: Ledger, in_anki: CollectionState
) -> dict[str, ImportEffect]:
    return {
        type_.name: _effect_on_design(type_, type_.changed_at(ledger), in_anki.designs[type_.name])
        for type_ in types
        if type_.name in in_anki.designs
    }


def _effect_on_design(ours: NoteType, changed: int, theirs: ExistingNoteType) -> ImportEffect:
    templates = tuple((card.front, card.back) for card in ours.templates)
    if (theirs.css, theirs.templates) == (ours.css, templates):
        return ImportEffect.UNCHANGED
    return ImportEffect.UPDATED if theirs.changed < changed else ImportEffect.KEPT


def _normal(text: str) -> str:
    """Return a text as Anki stores it."""
    return unicodedata.normalize("NFC", text)
