"""Predict the effect of a push, from the state of the deck in Anki.

Texts decide about notes: a note in Anki whose text is that of an earlier build is updated, and a
note with any other text was edited there and is kept. Times decide about the design of cards, as in
Anki's importer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from quizgen.exports.anki.note_parts import version_of
from quizgen.exports.anki.note_types import NoteType
from quizgen.exports.ankiconnect.collection_state import (
    CollectionState,
    ExistingNote,
    ExistingNoteType,
)
from quizgen.exports.ankiconnect.retired_cards import find_moved_cards
from quizgen.exports.ledger import Entry, Ledger
from quizgen.exports.note import Note


class ImportEffect(StrEnum):
    """The effect of a push on a note or a design.

    KEPT means that it was edited in Anki and stays; REPLACED, that the edit is lost.
    """

    NEW = "new"
    UPDATED = "updated"
    REPLACED = "replaced"
    KEPT = "kept"
    UNCHANGED = "unchanged"


IMPORTED = (ImportEffect.NEW, ImportEffect.UPDATED, ImportEffect.REPLACED)


class Forecast(Struct, frozen=True):
    """The effects of a push: `notes` by their field `Id`, `designs` by the name of the note type.

    `retiring` are the retired notes that the push changes or whose cards it suspends. `outdated`
    are the kept notes that the deck changed after they were edited. `suspended` and `unsuspended`
    are the cards that become or are notices, and those that ask again, by the ids of their notes.
    """

    notes: Mapping[str, ImportEffect]
    designs: Mapping[str, ImportEffect]
    retiring: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    suspended: Mapping[str, tuple[int, ...]] = {}
    unsuspended: Mapping[str, tuple[int, ...]] = {}

    @property
    def pending(self) -> tuple[str, ...]:
        """The ids of notes and the names of note types that an import would add or update."""
        effects = (*self.notes.items(), *self.designs.items())
        return tuple(name for name, effect in effects if effect in IMPORTED)

    def notes_with(self, effect: ImportEffect) -> tuple[str, ...]:
        """Return the notes with an effect, without the retiring notes."""
        names = (name for name, found in self.notes.items() if found is effect)
        return tuple(name for name in names if name not in self.retiring)

    def designs_with(self, effect: ImportEffect) -> tuple[str, ...]:
        """Return the note types whose design has an effect."""
        return tuple(name for name, found in self.designs.items() if found is effect)


def forecast_push(
    notes: Iterable[Note],
    types: Sequence[NoteType],
    ledger: Ledger,
    in_anki: CollectionState,
    *,
    replace_edits: bool = False,
) -> Forecast:
    """Return the effects of pushing notes. The ledger must have all notes.

    Retired notes of the ledger may be among the notes, as notices, or be missing; the cards of
    missing ones stay as they are. Notes edited in Anki are kept, or with `replace_edits` replaced.
    """
    shipped = {f"{ledger.deck}/{note.key}": note for note in notes}
    entries = {f"{ledger.deck}/{key}": entry for key, entry in ledger.notes.items()}
    theirs = notes_by_current_id(in_anki, ledger)
    edited = ImportEffect.REPLACED if replace_edits else ImportEffect.KEPT
    effects = {
        name: _effect_on_note(entry, shipped.get(name), theirs.get(name), ledger.tags, edited)
        for name, entry in entries.items()
        if name in shipped or name in theirs
    }
    moved = {
        name: find_moved_cards(shipped[name], theirs[name], types)
        for name, effect in effects.items()
        if name in shipped and name in theirs and effect is not ImportEffect.KEPT
    }
    suspended = {name: cards for name, (cards, _) in moved.items() if cards}
    used = {note.type for note in shipped.values()}
    return Forecast(
        notes=effects,
        designs=_effects_on_designs(
            [type_ for type_ in types if type_.key in used], ledger, in_anki
        ),
        retiring=tuple(
            name
            for name, effect in effects.items()
            if entries[name].retired and (name in suspended or effect in IMPORTED)
        ),
        outdated=tuple(
            name
            for name, effect in effects.items()
            if effect is ImportEffect.KEPT and theirs[name].changed < entries[name].changed
        ),
        suspended=suspended,
        unsuspended={name: cards for name, (_, cards) in moved.items() if cards},
    )


def notes_by_current_id(in_anki: CollectionState, ledger: Ledger) -> dict[str, ExistingNote]:
    """Return notes in Anki by their current ids, for facts that were renamed since.

    A former id that another note of the deck has now belongs to that note.
    """
    renamed = {
        f"{ledger.deck}/{was}": f"{ledger.deck}/{key}"
        for key, entry in ledger.notes.items()
        for was in entry.was
        if was not in ledger.notes
    }
    notes = in_anki.notes
    former = {renamed[name]: note for name, note in notes.items() if name in renamed}
    return {**former, **{name: note for name, note in notes.items() if name not in renamed}}


def _effect_on_note(
    entry: Entry,
    ours: Note | None,
    theirs: ExistingNote | None,
    given: Iterable[str],
    edited: ImportEffect,
) -> ImportEffect:
    if theirs is None:
        return ImportEffect.NEW
    text = version_of(theirs.fields)
    if ours is None:
        return ImportEffect.UNCHANGED if text in entry.versions else ImportEffect.KEPT
    if text == version_of(ours.fields):
        tags = {*map(_normal, theirs.tags)}
        same = tags == {*map(_normal, merge_tags(ours, theirs, given))}
        return ImportEffect.UNCHANGED if same else ImportEffect.UPDATED
    return ImportEffect.UPDATED if text in entry.versions else edited


def merge_tags(ours: Note, theirs: ExistingNote, given: Iterable[str]) -> tuple[str, ...]:
    """Return our tags of a note and the learner's own: those that the deck never gave to a note."""
    not_own = {*map(_normal, (*given, *ours.tags))}
    return (*ours.tags, *(tag for tag in theirs.tags if _normal(tag) not in not_own))


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


def _normal(tag: str) -> str:
    """Return a tag for comparison: Anki composes letters and ignores case."""
    return unicodedata.normalize("NFC", tag).casefold()
