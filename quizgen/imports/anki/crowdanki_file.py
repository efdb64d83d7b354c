"""The notes in a `deck.json` of CrowdAnki, an add-on that keeps decks of Anki as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from quizgen.imports.anki.foreign_note import (
    MOST_FIELDS,
    CardSides,
    ForeignNote,
    PackageNoteType,
)
from quizgen.imports.anki.package_archive import PackageError

SUFFIX = ".json"
_HELP = "choose deck.json in the folder that CrowdAnki exported"


class _JsonField(msgspec.Struct):
    name: str


class _JsonTemplate(msgspec.Struct):
    qfmt: str
    afmt: str


class _JsonNoteType(msgspec.Struct):
    crowdanki_uuid: str
    flds: Annotated[list[_JsonField], msgspec.Meta(max_length=MOST_FIELDS)]
    tmpls: list[_JsonTemplate]
    type: int = 0


class _JsonNote(msgspec.Struct):
    fields: list[str]
    guid: str
    note_model_uuid: str
    tags: list[str] = []


class _JsonDeck(msgspec.Struct):
    name: str
    notes: list[_JsonNote] = []
    children: list[_JsonDeck] = []
    note_models: list[_JsonNoteType] = []


def read_crowdanki(content: bytes) -> tuple[ForeignNote, ...]:
    """Return the notes of a `deck.json` with those of its subdecks. Raises PackageError.

    It has no cards: a note has those that Anki would make.
    """
    try:
        root = msgspec.json.decode(content, type=_JsonDeck)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise PackageError(f"the file is no deck of CrowdAnki: {error}", _HELP) from error
    types = {model.crowdanki_uuid: _make_type(model) for model in _list_models(root)}
    return tuple(_list_notes(root, root.name, types))


def _list_models(deck: _JsonDeck) -> Iterator[_JsonNoteType]:
    yield from deck.note_models
    for child in deck.children:
        yield from _list_models(child)


def _make_type(model: _JsonNoteType) -> PackageNoteType:
    templates = tuple(CardSides(template.qfmt, template.afmt) for template in model.tmpls)
    return PackageNoteType(tuple(f.name for f in model.flds), templates, model.type == 1)


def _list_notes(
    deck: _JsonDeck, name: str, types: dict[str, PackageNoteType]
) -> Iterator[ForeignNote]:
    for note in deck.notes:
        type_ = types.get(note.note_model_uuid)
        if type_ is None or len(note.fields) != len(type_.fields):
            raise PackageError(f"the note “{note.guid}” does not fit its note type", _HELP)
        fields = dict(zip(type_.fields, note.fields, strict=True))
        yield ForeignNote(note.guid, type_, fields, tuple(note.tags), deck=name)
    for child in deck.children:
        own = child.name if "::" in child.name else f"{name}::{child.name}"
        yield from _list_notes(child, own, types)
