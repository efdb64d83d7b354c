"""The state of a deck in a running Anki: its notes and the design of its cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from quizgen.exports.anki.note_types import SLOTS
from quizgen.exports.ankiconnect.client import Client

_BATCH = 500
"""Maximum number of notes per request, because Anki freezes while it replies."""


class ExistingCard(Struct, frozen=True):
    """A card in Anki; `number` is that of its card template, from 1."""

    id: int
    number: int
    is_suspended: bool = False


class ExistingNote(Struct, frozen=True):
    """A note in Anki; `changed` is in Unix seconds."""

    changed: int
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    cards: tuple[ExistingCard, ...] = ()


class ExistingNoteType(Struct, frozen=True):
    """The design of a note type in Anki; `templates` are pairs of front and back."""

    changed: int
    css: str
    templates: tuple[tuple[str, str], ...]


class CollectionState(Struct, frozen=True):
    """A deck in Anki: notes by their field `Id`, designs by the name of the note type."""

    notes: Mapping[str, ExistingNote]
    designs: Mapping[str, ExistingNoteType]


def read_anki(client: Client, deck_id: str, types: Iterable[str]) -> CollectionState:
    """Return the notes of a deck, and the designs of the named note types, as far as Anki has them.

    Raises AnkiError if Anki does not respond, or gives an unexpected reply.
    """
    try:
        return CollectionState(_read_notes(client, deck_id), _read_designs(client, types))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise client.unexpected_reply(f"invalid data: {error}") from error


def _read_notes(client: Client, deck_id: str) -> dict[str, ExistingNote]:
    search = f'"Id:{deck_id}/*"'
    found = _read_cards(client, search)
    notes: dict[str, ExistingNote] = {}
    for info in _read_note_infos(client, sorted(client.call("findNotes", query=search))):
        fields = {name: _text(field["value"]) for name, field in info["fields"].items()}
        cards = tuple(found[card] for card in info["cards"] if card in found)
        note = ExistingNote(int(info["mod"]), fields, tuple(map(_text, info["tags"])), cards)
        notes.setdefault(fields["Id"], note)
    return notes


def _read_cards(client: Client, search: str) -> dict[int, ExistingCard]:
    """Return the cards that a search finds by their ids."""
    suspended = set(client.call("findCards", query=f"{search} is:suspended"))
    return {
        card: ExistingCard(card, number, card in suspended)
        for number in range(1, SLOTS + 1)
        for card in client.call("findCards", query=f"{search} card:{number}")
    }


def _read_note_infos(client: Client, ids: list[int]) -> Iterator[dict[str, Any]]:
    """Yield notes in the order of their ids, so that a learner's copy comes after the original."""
    for start in range(0, len(ids), _BATCH):
        yield from filter(None, client.call("notesInfo", notes=ids[start : start + _BATCH]))


def _text(value: object) -> str:
    """Return a text unchanged. Raises TypeError for any other value."""
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _read_designs(client: Client, types: Iterable[str]) -> dict[str, ExistingNoteType]:
    present = set(client.call("modelNames"))
    models = client.call("findModelsByName", modelNames=[name for name in types if name in present])
    return {
        model["name"]: ExistingNoteType(
            int(model["mod"]),
            _text(model["css"]),
            tuple((_text(card["qfmt"]), _text(card["afmt"])) for card in model["tmpls"]),
        )
        for model in models
    }
