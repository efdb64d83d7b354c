"""Write the Anki package. This is the only module that imports genanki.

genanki's database schema and rows are correct and import into every version of Anki. But genanki
gives every note the time of the build, computes cards by other rules than Anki's, and writes a zip
that differs from run to run. So this module subclasses its notes and note types, and writes the
file itself. The same deck and ledger give the same contents everywhere. The bytes are the same only
with the same zlib: Python 3.14 on Windows, for example, has a different one.
"""

from __future__ import annotations

import html
import io
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import genanki

from quizgen.exports.anki.identity import number_of
from quizgen.exports.anki.note_media import published_name
from quizgen.exports.anki.note_types import NoteType
from quizgen.exports.anki.study_order import RETIRED, SUBDECKS, PlacedCard, place_cards
from quizgen.exports.ledger import Ledger
from quizgen.exports.note import Note
from quizgen.facts.deck import Deck

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_SQLITE_VERSION_AT, _SQLITE_VERSION = 96, (3_040_001).to_bytes(4, "big")


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type with its own modification time and Anki's rule for which cards exist."""

    def __init__(self, type_: NoteType, changed: int) -> None:
        super().__init__(
            model_id=type_.id,
            name=type_.name,
            fields=[{"name": name, "id": type_.field_id(name)} for name in type_.fields],
            templates=[
                {"name": card.name, "id": card.id, "qfmt": card.front, "afmt": card.back}
                for card in type_.templates
            ],
            css=type_.css,
            model_type=self.CLOZE if type_.is_cloze else self.FRONT_BACK,
        )
        self.type_ = type_
        self.changed = changed

    @property
    def _req(self) -> list[object]:
        fields = self.type_.fields
        return [
            [order, "any", [fields.index(card.field)]]
            for order, card in enumerate(self.type_.templates)
        ]

    def to_json(self, timestamp: float, deck_id: int) -> Any:
        del timestamp
        return super().to_json(self.changed, deck_id)


class _Card(genanki.Card):  # type: ignore[misc]
    """A card with its own deck and position among new cards."""

    def __init__(self, card: PlacedCard, deck_id: int) -> None:
        super().__init__(card.number - 1)
        self.deck_id, self.position = deck_id, card.position

    def write_to_db(
        self,
        cursor: sqlite3.Cursor,
        timestamp: float,
        _: int,
        note_id: int,
        id_gen: Iterator[int],
        *due: int,
    ) -> None:
        del due
        super().write_to_db(cursor, timestamp, self.deck_id, note_id, id_gen, self.position)


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with its own modification time and cards."""

    def __init__(self, model: _Model, note: Note, changed: int, cards: list[_Card]) -> None:
        fields = [note.fields.get(name, "") for name in model.type_.fields]
        super().__init__(model=model, fields=fields, tags=note.tags, guid=note.guid)
        self.changed = changed
        self.cards = cards
        if not self.cards:
            raise ValueError(f"the note {note.key} has no card")

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Do nothing: fields are already escaped, and genanki's check has false positives."""

    def write_to_db(
        self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]
    ) -> None:
        del timestamp
        super().write_to_db(cursor, self.changed, deck_id, id_gen)


def write_package(
    deck: Deck, types: Iterable[NoteType], notes: Sequence[Note], ledger: Ledger
) -> bytes:
    """Return an `.apkg` file. The ledger must contain every note, and a deck's own note types.

    Raises OSError if a picture or sound can no longer be read.
    """
    types = tuple(types)
    models = {type_.key: _Model(type_, type_.changed_at(ledger)) for type_ in types}
    decks = _make_decks(deck, ledger.title)
    placed = place_cards(types, notes)
    for note in notes:
        cards = [_Card(card, decks[card.subdeck].deck_id) for card in placed[note.key]]
        written = _Note(models[note.type], note, ledger.notes[note.key].changed, cards)
        decks[_home(placed[note.key])].add_note(written)
    used = {card.subdeck for cards in placed.values() for card in cards}
    package = genanki.Package([deck_ for name, deck_ in decks.items() if name in {"", *used}])
    collection = _collection(package, ledger.first_published)
    return _zipped(collection, _media(deck, notes))


def _home(cards: Iterable[PlacedCard]) -> str:
    """Return the subdeck of a note: that of its first card that is not a notice."""
    names = [card.subdeck for card in cards]
    return next((name for name in names if name != RETIRED), names[0])


def _make_decks(deck: Deck, title: str) -> dict[str, genanki.Deck]:
    """Return the deck and its subdecks by name; the name of the deck itself is empty."""
    subdecks = {
        name: genanki.Deck(number_of("deck", deck.id, name), f"{title}::{name}")
        for name in (*SUBDECKS.values(), RETIRED)
    }
    return {"": genanki.Deck(number_of("deck", deck.id), title, _description(deck)), **subdecks}


def _description(deck: Deck) -> str:
    """Return the text that Anki shows for a deck: its description, sources and licence."""
    about = (
        (source.title, source.publisher, source.published, source.licence)
        for source in deck.sources.values()
    )
    sources = "; ".join(", ".join(filter(None, parts)) for parts in about)
    licence = f"Licence of this deck: {deck.licence}" if deck.licence else ""
    parts = (deck.description, f"Source: {sources}", licence)
    return "<br><br>".join(html.escape(part, quote=False) for part in parts if part)


def _collection(package: genanki.Package, created: int) -> bytes:
    """Return the database of a package; its row ids start at `created` (Unix seconds)."""
    with sqlite3.connect(":memory:") as connection:
        package.write_to_db(connection.cursor(), created, itertools.count(created * 1000))
        connection.commit()
        connection.execute("VACUUM")
        content = bytearray(connection.serialize())
    connection.close()
    content[_SQLITE_VERSION_AT : _SQLITE_VERSION_AT + 4] = _SQLITE_VERSION
    return bytes(content)


def _media(deck: Deck, notes: Iterable[Note]) -> dict[str, bytes]:
    """Return the media files of notes, sorted by name."""
    named = {published_name(deck, media): media for note in notes for media in note.media}
    return {name: named[name].read(deck.project) for name in sorted(named)}


def _zipped(collection: bytes, media: Mapping[str, bytes]) -> bytes:
    """Return the archive. Its media are numbered entries; the entry `media` maps them to names."""
    buffer = io.BytesIO()
    names = json.dumps({str(number): name for number, name in enumerate(media)})
    entries = {"collection.anki2": collection, "media": names.encode()}
    entries |= {str(number): content for number, content in enumerate(media.values())}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(_entry(name), content)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
