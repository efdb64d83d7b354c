"""Reader for the notes of an untrusted Anki package.

Nothing is unpacked to disk, sizes are limited, and the database may only return rows of its tables.
"""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Collection, Mapping
from contextlib import closing
from typing import Any

from msgspec import Struct

MAX_BYTES = 300_000_000
"""Size limit of an unpacked collection in bytes: ten times the size after years of study."""
MOST_FIELDS = 1_000
"""Maximum number of fields of a note type. The work for each note grows with this number."""
_NEWEST, _LEGACY = "collection.anki21b", ("collection.anki21", "collection.anki2")
_TABLES = ("col", "notes", "cards")
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_HIDDEN = 6
"""The column of `table_xinfo` that marks computed columns, which escape the authorizer."""
_SEPARATOR = "\x1f"
_JOURNAL_AT, _ROLLBACK = slice(18, 20), b"\x01\x01"
"""The bytes of the SQLite header that set the journal mode. SQLite cannot read WAL in memory."""
_REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")


class PackageError(Exception):
    """A package that cannot be read. `help` says what to do."""

    def __init__(self, message: str, help_: str = "export it from Anki again") -> None:
        super().__init__(message)
        self.help = help_


class PackageNoteType(Struct, frozen=True):
    """A note type: its fields, and the fields on the front and the back of each template."""

    is_cloze: bool
    fields: tuple[str, ...]
    templates: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class ForeignNote(Struct, frozen=True):
    """A note. `fields` are HTML by name, `changed` is in Unix seconds.

    `deck` is the deck of its first card, `cards` the number of cards, and `studied` whether a card
    has been reviewed.
    """

    guid: str
    type: PackageNoteType
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    changed: int
    deck: str
    cards: int
    studied: bool


def read_notes(content: bytes) -> tuple[ForeignNote, ...]:
    """Return the notes of a package in order of creation. Raises PackageError."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            _open(connection, _read_database(content))
            return _read_notes(connection)
        except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
            raise PackageError(f"cannot read the database of the package: {error}") from error
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise PackageError("cannot read the note types of the package") from error


def _read_database(content: bytes) -> bytes:
    """Return the SQLite database of a package."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            database = _unpack(archive, _find_collection(archive.namelist()))
    except zipfile.BadZipFile as error:
        raise PackageError("the file is not an Anki package, or is incomplete") from error
    except (RuntimeError, NotImplementedError, EOFError, OSError, zlib.error) as error:
        raise PackageError(f"cannot unpack the package: {error}") from error
    if len(database) > MAX_BYTES:
        message = f"the collection is larger than {MAX_BYTES // 10**6} MB"
        raise PackageError(message, "export a single deck from Anki")
    return database


def _find_collection(names: Collection[str]) -> str:
    """Return the entry with the collection.

    A package in the newest format also has an entry in an older format, but it is only a dummy.
    """
    if _NEWEST in names:
        hint = "in Anki’s export dialog, choose “Support older Anki versions”"
        raise PackageError("the newest package format is not supported", hint)
    for name in _LEGACY:
        if name in names:
            return name
    raise PackageError("the package has no Anki collection")


def _unpack(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return an entry, at most one byte over the limit; the sizes in an archive may be false."""
    entry = archive.getinfo(name)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackageError("the package uses a compression method that Anki does not use")
    with archive.open(entry) as opened:
        return opened.read(MAX_BYTES + 1)


def _open(connection: sqlite3.Connection, database: bytes) -> None:
    """Load a database and allow only reads of its tables: no views, functions or triggers."""
    if not database.startswith(b"SQLite format 3\0"):
        raise PackageError("the collection is not an SQLite database")
    copy = bytearray(database)
    copy[_JOURNAL_AT] = _ROLLBACK
    connection.deserialize(bytes(copy))
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    tables = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    for table in _TABLES:
        if not re.match(r"create\s+table\b", tables.get(table) or "", re.IGNORECASE):
            raise PackageError(f"the collection has no table “{table}”")
        if any(column[_HIDDEN] for column in connection.execute(f"PRAGMA table_xinfo({table})")):
            raise PackageError(f"the table “{table}” has computed columns, which Anki does not use")
    connection.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
    )


def _read_notes(connection: sqlite3.Connection) -> tuple[ForeignNote, ...]:
    models, decks = connection.execute("SELECT models, decks FROM col").fetchone() or ("", "")
    types = {str(id_): _note_type(model) for id_, model in _parse_json(models).items()}
    names = {str(id_): str(deck["name"]) for id_, deck in _parse_json(decks).items()}
    cards: dict[Any, list[tuple[Any, Any]]] = {}
    for note, deck, type_ in connection.execute("SELECT nid, did, type FROM cards ORDER BY id"):
        cards.setdefault(note, []).append((names.get(str(deck), ""), type_))
    notes = []
    query = "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
    for id_, guid, model, changed, tags, fields in connection.execute(query):
        type_ = types.get(str(model))
        if type_ is None:
            raise PackageError("a note has a note type that is not in the package")
        cards_of_note = cards.get(id_, [])
        notes.append(
            ForeignNote(
                guid=_text(guid),
                type=type_,
                fields=dict(zip(type_.fields, _text(fields).split(_SEPARATOR), strict=False)),
                tags=tuple(_text(tags).split()),
                changed=changed if isinstance(changed, int) else 0,
                deck=cards_of_note[0][0] if cards_of_note else "",
                cards=len(cards_of_note),
                studied=any(type_ != 0 for _, type_ in cards_of_note),
            )
        )
    return tuple(notes)


def _parse_json(text: object) -> Mapping[str, Any]:
    table = json.loads(_text(text) or "{}")
    if not isinstance(table, dict):
        raise TypeError
    return table


def _note_type(model: Mapping[str, Any]) -> PackageNoteType:
    fields = tuple(str(field["name"]) for field in model["flds"])
    if len(fields) > MOST_FIELDS:
        message = f"a note type has more than {MOST_FIELDS:,} fields"
        raise PackageError(message, "export a deck without notes of this type from Anki")
    templates = tuple(
        (_fields_in(template["qfmt"], fields), _fields_in(template["afmt"], fields))
        for template in model["tmpls"]
    )
    return PackageNoteType(model.get("type") == 1, fields, templates)


def _fields_in(template: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields in a template, in order; `{{hint:Front}}` contains Front."""
    known = frozenset(fields)
    names = (reference.rpartition(":")[2].strip() for reference in _REFERENCE.findall(template))
    return tuple(dict.fromkeys(name for name in names if name in known))


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
