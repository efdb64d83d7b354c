"""`<deck>.apkg`: flashcards, clozes and clickable multiple choice for Anki.

The ids, slots and modification times of notes come from the ledger, so that learners can import
each build over the previous one. See `note_types` for what is frozen and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.exports.anki.card_rendering import RenderedCard, render_cards
from quizgen.exports.anki.note_fields import make_notes
from quizgen.exports.anki.note_parts import parts_of_note, parts_of_type
from quizgen.exports.anki.note_types import note_types
from quizgen.exports.anki.package import write_package
from quizgen.exports.anki.retired_notes import add_notices
from quizgen.exports.export_format import NO_PARTS, ExportFormat, ItemPart
from quizgen.exports.ledger import Entry, Ledger, drop_superseded, hash_content, update_entries
from quizgen.exports.note import Note
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.style import Style


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `<deck>.apkg`."""
    deck = publication.deck
    types = note_types(deck.project, deck.id)
    yield f"{deck.id}.apkg", write_package(deck, types, publication.notes, publication.ledger)


def cards_of(publication: Publication) -> tuple[RenderedCard, ...]:
    """Return the cards of a publication's package in order of study, as Anki renders them.

    Raises CardTemplateError if Anki would reject one of the project's card templates.
    """
    deck, title = publication.deck, publication.ledger.title
    types = note_types(deck.project, deck.id)
    return tuple(render_cards(title, types, publication.notes))


def notes_of(deck: Deck, items: tuple[Item, ...], ledger: Ledger) -> tuple[Note, ...]:
    """Return the notes of a package in order of study: those of items, and retired notes."""
    notes = make_notes(deck, items, ledger)
    known = drop_superseded(ledger, {note.guid: note.key for note in notes})
    return add_notices(deck.id, notes, known)


def update_ledger(deck: Deck, notes: Sequence[Note], ledger: Ledger, now: int) -> Ledger:
    """Return the ledger after a build of these notes at `now` (Unix seconds)."""
    types = {
        type_.key: Entry(hash_content(type_.schema(), type_.css), now, parts=parts_of_type(type_))
        for type_ in note_types(deck.project, deck.id)
    }
    before = drop_superseded(ledger, {note.guid: note.key for note in notes})
    return Ledger(
        deck.id,
        update_entries(before.note_types, types, now),
        update_entries(before.notes, {note.key: _entry(note, now) for note in notes}, now),
        before.title or deck.title,
    )


def _entry(note: Note, now: int) -> Entry:
    hash_, parts = hash_content(note.fields, note.tags), parts_of_note(note)
    return Entry(hash_, now, note.guid, note.slots, note.retired, parts, options=note.options)


def _parts_of(style: Style) -> frozenset[ItemPart]:
    if style.note_type is None:
        return NO_PARTS
    options = {ItemPart.OPTIONS, ItemPart.RATIONALE}
    return frozenset(ItemPart) if style.interaction is Choice else frozenset(ItemPart) - options


PACKAGE = ExportFormat("apkg", "an Anki package", make_files, _parts_of)
