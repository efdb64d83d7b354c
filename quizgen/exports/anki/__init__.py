"""`<deck>.apkg`: flashcards, clozes and clickable multiple choice for Anki.

The ids, slots and modification times of notes come from the ledger, so that learners can import
each build over the previous one. See `note_types` for what is frozen and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from quizgen.exports.anki.card_rendering import RenderedCard, render_cards
from quizgen.exports.anki.note_fields import make_notes, parts_in_notes
from quizgen.exports.anki.note_parts import parts_of_note, parts_of_type, version_of
from quizgen.exports.anki.note_types import has_own_types, note_types_of
from quizgen.exports.anki.package import write_package
from quizgen.exports.anki.retired_notes import add_notices
from quizgen.exports.anki.study_order import place_cards
from quizgen.exports.export_format import ExportFormat
from quizgen.exports.ledger import Entry, Ledger, drop_superseded, hash_content, update_entries
from quizgen.exports.note import Note
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `<deck>.apkg`."""
    deck, ledger = publication.deck, publication.ledger
    types = note_types_of(deck, ledger)
    yield f"{deck.id}.apkg", write_package(deck, types, publication.notes, ledger)


def cards_of(publication: Publication) -> tuple[RenderedCard, ...]:
    """Return the cards of a publication's package as Anki renders them, in the order of notes.

    Raises CardTemplateError if Anki would reject one of the project's card templates.
    """
    types = note_types_of(publication.deck, publication.ledger)
    return tuple(render_cards(publication.ledger.title, types, publication.notes))


def notes_of(deck: Deck, items: tuple[Item, ...], ledger: Ledger) -> tuple[Note, ...]:
    """Return the notes of a package: those of items, in the order of facts, and retired notes."""
    notes = make_notes(deck, items, ledger)
    known = drop_superseded(ledger, {note.guid: note.key for note in notes})
    return add_notices(deck.id, notes, known)


def select_notes(publication: Publication, items: tuple[Item, ...]) -> tuple[Note, ...]:
    """Return the notes of some items of a publication, without notices.

    Each note has its whole content, as published: a later whole package adds the other cards of a
    note, but does not update the note, because its time is the same.
    """
    deck, ledger = publication.deck, publication.ledger
    wanted = {note.key: note.fields.keys() for note in make_notes(deck, items, ledger)}
    notes = tuple(
        replace(note, left_out=frozenset(note.fields.keys() - wanted[note.key]))
        for note in publication.notes
        if note.key in wanted
    )
    placed = place_cards(note_types_of(deck, ledger), notes)
    return tuple(note for note in notes if note.key in placed)


def update_ledger(deck: Deck, notes: Sequence[Note], ledger: Ledger, now: int) -> Ledger:
    """Return the ledger after a build of these notes at `now` (Unix seconds)."""
    types = {
        type_.key: Entry(hash_content(type_.schema(), type_.css), now, parts=parts_of_type(type_))
        for type_ in (note_types_of(deck, ledger) if has_own_types(deck.project, ledger) else ())
    }
    before = drop_superseded(ledger, {note.guid: note.key for note in notes})
    return Ledger(
        deck.id,
        update_entries(before.note_types, types, now),
        update_entries(before.notes, {note.key: _entry(note, now) for note in notes}, now),
        before.title or deck.title,
        before.tags.union(*(note.tags for note in notes)),
    )


def _entry(note: Note, now: int) -> Entry:
    hash_, parts = hash_content(note.fields, note.tags), parts_of_note(note)
    versions = (version_of(note.fields),)
    return Entry(
        hash_,
        now,
        note.guid,
        note.slots,
        note.retired,
        parts,
        versions=versions,
        options=note.options,
    )


PACKAGE = ExportFormat("apkg", "an Anki package", make_files, parts_in_notes)
