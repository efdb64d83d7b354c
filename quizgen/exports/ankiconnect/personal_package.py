"""Fit a publication to one collection: its package then keeps what is the learner's own.

Anki's importer replaces all fields and tags of a note if the package has a newer time, and nothing
otherwise. So notes to update get the learner's own field and tags, and a time after that in Anki.
Notes to keep get a time that is not newer. An edit during the push is newer than both and stays.
"""

from __future__ import annotations

from msgspec.structs import replace

from quizgen.exports.anki.note_types import LEARNER_FIELD
from quizgen.exports.ankiconnect.collection_state import CollectionState, ExistingNote
from quizgen.exports.ankiconnect.forecast import (
    IMPORTED,
    Forecast,
    merge_tags,
    notes_by_current_id,
)
from quizgen.exports.note import Note
from quizgen.exports.publication import Publication


def fit_to_collection(
    publication: Publication, forecast: Forecast, in_anki: CollectionState
) -> Publication:
    """Return a publication whose import has the effects of a forecast on this collection."""
    ledger = publication.ledger
    theirs = {
        name.removeprefix(f"{ledger.deck}/"): note
        for name, note in notes_by_current_id(in_anki, ledger).items()
        if name in forecast.notes
    }
    imported = {key for key in theirs if forecast.notes[f"{ledger.deck}/{key}"] in IMPORTED}
    notes = tuple(
        _with_own_parts(note, theirs[note.key], ledger.tags) if note.key in imported else note
        for note in publication.notes
    )
    entries = {
        key: replace(entry, changed=_time(entry.changed, theirs[key], is_imported=key in imported))
        if key in theirs
        else entry
        for key, entry in ledger.notes.items()
    }
    return replace(publication, notes=notes, ledger=replace(ledger, notes=entries))


def _with_own_parts(ours: Note, theirs: ExistingNote, given: frozenset[str]) -> Note:
    own = {LEARNER_FIELD: theirs.fields.get(LEARNER_FIELD, "")}
    return replace(ours, fields={**ours.fields, **own}, tags=merge_tags(ours, theirs, given))


def _time(changed: int, theirs: ExistingNote, *, is_imported: bool) -> int:
    return max(changed, theirs.changed + 1) if is_imported else min(changed, theirs.changed)
