"""CrowdAnki: the notes of decks as JSON with their media, for projects that keep decks in git.

The notes are those of the Anki package, with their GUIDs. CrowdAnki knows note types by a UUID and
gives them ids of its own, so a collection that has these notes does not take those of the package.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import json

from quizgen.exports.anki.note_fields import make_notes, parts_in_notes
from quizgen.exports.anki.note_media import published_name
from quizgen.exports.anki.note_types import NoteType, note_types_of
from quizgen.exports.anki.study_order import SUBDECKS, place_cards
from quizgen.exports.export_format import ExportFormat
from quizgen.exports.ledger import open_ledger, read_ledger
from quizgen.exports.note import Note
from quizgen.exports.platforms.file_archive import write_zip
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item

_FIELD = {"font": "Arial", "media": [], "rtl": False, "size": 20, "sticky": False}
_TEMPLATE = {"bafmt": "", "bqfmt": "", "did": None}
_CONFIG = {
    "__type__": "DeckConfig",
    "autoplay": True,
    "dyn": False,
    "maxTaken": 60,
    "name": "quizgen",
    "replayq": True,
    "timer": 0,
}


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield an archive with a folder to import. Raises OSError for missing media."""
    groups: dict[str, list[Item]] = defaultdict(list)
    decks: dict[str, Deck] = {}
    for deck, item in publication.iter_items():
        decks[deck.id] = deck
        groups[deck.id].append(item)
    media: dict[str, bytes] = {}
    types: dict[str, dict[str, Any]] = {}
    made = [_make_deck(decks[id_], items, types, media) for id_, items in groups.items()]
    root = made[0] if len(made) == 1 else _deck_entry(publication.name, "quizgen", [], made)
    root |= {"deck_configurations": [{**_CONFIG, "crowdanki_uuid": _uuid("config")}]}
    root |= {"note_models": list(types.values())}
    folder = publication.name
    files = {f"{folder}/deck.json": json.format(json.encode(root), indent=4)}
    files |= {f"{folder}/media/{name}": media[name] for name in sorted(media)}
    yield f"{folder}.crowdanki.zip", write_zip(files)


def _make_deck(
    deck: Deck, items: Sequence[Item], types: dict[str, dict[str, Any]], media: dict[str, bytes]
) -> dict[str, Any]:
    """Return a deck and its subdecks. Add its note types and media to those of the export."""
    ledger = read_ledger(deck.id, open_ledger(deck.project / deck.path).text)
    own_types = note_types_of(deck, ledger)
    notes = make_notes(deck, tuple(items), ledger)
    placed = place_cards(own_types, notes)
    by_subdeck: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        if note.key in placed:
            by_subdeck[SUBDECKS.get(note.type, "")].append(note)
    fields = {type_.key: type_ for type_ in own_types}
    used = {note.type for group in by_subdeck.values() for note in group}
    types |= {_type_uuid(fields[key]): _type_entry(fields[key]) for key in sorted(used)}
    for medium in (medium for group in by_subdeck.values() for n in group for medium in n.media):
        media.setdefault(published_name(deck, medium), medium.read(deck.project))
    children = [
        _deck_entry(f"{deck.id}/{name}", name, [_note_entry(n, fields[n.type]) for n in group], [])
        for name, group in by_subdeck.items()
        if name
    ]
    own = [_note_entry(note, fields[note.type]) for note in by_subdeck[""]]
    return _deck_entry(deck.id, ledger.title or deck.title, own, children)


def _deck_entry(
    id_: str, name: str, notes: list[dict[str, Any]], children: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "__type__": "Deck",
        "children": children,
        "crowdanki_uuid": _uuid("deck", id_),
        "deck_config_uuid": _uuid("config"),
        "desc": "",
        "dyn": 0,
        "extendNew": 0,
        "extendRev": 0,
        "media_files": [],
        "name": name,
        "notes": notes,
    }


def _note_entry(note: Note, type_: NoteType) -> dict[str, Any]:
    return {
        "__type__": "Note",
        "fields": [note.fields.get(name, "") for name in type_.fields],
        "guid": note.guid,
        "note_model_uuid": _type_uuid(type_),
        "tags": list(note.tags),
    }


def _type_entry(type_: NoteType) -> dict[str, Any]:
    return {
        "__type__": "NoteModel",
        "crowdanki_uuid": _type_uuid(type_),
        "css": type_.css,
        "flds": [{**_FIELD, "name": name, "ord": at} for at, name in enumerate(type_.fields)],
        "name": type_.name,
        "sortf": 0,
        "tags": [],
        "tmpls": [
            {**_TEMPLATE, "name": card.name, "ord": at, "qfmt": card.front, "afmt": card.back}
            for at, card in enumerate(type_.templates)
        ],
        "type": int(type_.is_cloze),
        "vers": [],
    }


def _type_uuid(type_: NoteType) -> str:
    return _uuid("note type", str(type_.id))


def _uuid(*parts: str) -> str:
    """Return an identifier that depends on its parts alone."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(("quizgen", *parts))))


CROWDANKI = ExportFormat(
    "crowdanki",
    "the notes of the Anki package as JSON, for CrowdAnki",
    make_files,
    parts_in_notes,
    frozenset({"export"}),
    is_text=False,
)
