"""`<deck>.apkg`: flashcards, clozes and clickable multiple choice for Anki.

The notes' ids, slots and modification times come from the ledger, so that people can import every
build over the one before it. See `note_types` for what is frozen and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.exports.anki.note_types import note_types
from quizgen.exports.anki.notes import Note, make_notes
from quizgen.exports.anki.package import write_package
from quizgen.exports.anki.parts import parts_of_note, parts_of_type
from quizgen.exports.anki.rendering import Card, render_cards
from quizgen.exports.anki.tombstones import with_tombstones
from quizgen.exports.ledger import Entry, Ledger, content_hash, updated, without_superseded
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the package. Its notes must stand in the publication's ledger."""
    deck = publication.deck
    types = note_types(deck.project, deck.id)
    notes = notes_of(publication)
    yield f"{deck.id}.apkg", write_package(deck, types, notes, publication.ledger)


def notes_of(publication: Publication) -> tuple[Note, ...]:
    """Return the notes of a publication's package in order of study."""
    deck, ledger = publication.deck, publication.ledger
    return with_tombstones(deck.id, make_notes(deck, publication.items, ledger), ledger)


def cards_of(publication: Publication) -> tuple[Card, ...]:
    """Return the cards of a publication's package in order of study, as Anki renders them.

    Raises CardTemplateError for a project's own card template that Anki would not take.
    """
    deck, title = publication.deck, publication.ledger.title
    types = note_types(deck.project, deck.id)
    return tuple(render_cards(title, types, notes_of(publication)))


def update_ledger(deck: Deck, items: tuple[Item, ...], ledger: Ledger, now: int) -> Ledger:
    """Return the ledger after a build of these items at `now` (Unix seconds)."""
    types = {
        type_.key: Entry(content_hash(type_.schema(), type_.css), now, parts=parts_of_type(type_))
        for type_ in note_types(deck.project, deck.id)
    }
    made = make_notes(deck, items, ledger)
    before = without_superseded(ledger, {note.guid: note.key for note in made})
    notes = {
        note.key: Entry(
            content_hash(note.fields, note.tags),
            now,
            note.guid,
            note.slots,
            note.retired,
            parts_of_note(note),
        )
        for note in with_tombstones(deck.id, made, before)
    }
    return Ledger(
        deck.id,
        updated(before.note_types, types, now),
        updated(before.notes, notes, now),
        before.title or deck.title,
    )
