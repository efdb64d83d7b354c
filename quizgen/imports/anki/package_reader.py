"""The notes of an Anki package, read without trusting it.

Nothing of the archive is unpacked to the disk, what is read has a limit, and the database may do
nothing but hand out the rows of its tables.
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
"""What a collection may be large when unpacked: that of years of study is a tenth of it."""
MOST_FIELDS = 1_000
"""What a note type may have: each note is looked for in all of them."""
_NEWEST, _LEGACY = "collection.anki21b", ("collection.anki21", "collection.anki2")
_TABLES = ("col", "notes", "cards")
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_HIDDEN = 6
"""The column of `table_xinfo` that tells a computed column, whose functions nobody authorises."""
_SEPARATOR = "\x1f"
_JOURNAL_AT, _ROLLBACK = slice(18, 20), b"\x01\x01"
_REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")


class PackageError(Exception):
    """A package that cannot be read, with what would help."""

    def __init__(self, message: str, help_: str = "export it from Anki again") -> None:
        super().__init__(message)
        self.help = help_


class PackageNoteType(Struct, frozen=True):
    """A note type: its fields, and which of them each template shows in front and on the back."""

    is_cloze: bool
    fields: tuple[str, ...]
    templates: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class ForeignNote(Struct, frozen=True):
    """A note. `fields` are HTML by name, `changed` Unix seconds, `studied` if it was ever reviewed.

    `deck` is that of its first card, `cards` how many it has.
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
    """Return the notes of a package in the order in which they were made. Raises PackageError."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            _open(connection, _collection(content))
            return _notes(connection)
        except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
            raise PackageError(f"its database cannot be read: {error}") from error
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise PackageError("its note types cannot be read") from error


def _collection(content: bytes) -> bytes:
    """Return the database of a package that an older Anki can read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            database = _unpacked(archive, _name_of(archive.namelist()))
    except zipfile.BadZipFile as error:
        raise PackageError("it is no package of Anki, or only a part of one") from error
    except (RuntimeError, NotImplementedError, EOFError, OSError, zlib.error) as error:
        raise PackageError(f"it cannot be unpacked: {error}") from error
    if len(database) > MAX_BYTES:
        raise PackageError(f"its collection has more than {MAX_BYTES // 10**6} MB")
    return database


def _name_of(names: Collection[str]) -> str:
    """Return which entry holds the collection. An older one beside the newest is a stand-in."""
    if _NEWEST in names:
        hint = "in Anki’s export dialog, choose “Support older Anki versions”"
        raise PackageError("it is in the newest format, which only Anki reads", hint)
    for name in _LEGACY:
        if name in names:
            return name
    raise PackageError("there is no Anki collection in it")


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return an entry, or one byte more than the limit: sizes that an archive states may lie."""
    entry = archive.getinfo(name)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackageError("it is packed in a way that Anki does not use")
    with archive.open(entry) as opened:
        return opened.read(MAX_BYTES + 1)


def _open(connection: sqlite3.Connection, database: bytes) -> None:
    """Load a database that may only be read from, row by row: no views, functions or triggers."""
    if not database.startswith(b"SQLite format 3\0"):
        raise PackageError("its collection is no database")
    copy = bytearray(database)
    copy[_JOURNAL_AT] = _ROLLBACK
    connection.deserialize(bytes(copy))
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    made = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    for table in _TABLES:
        if not re.match(r"create\s+table\b", made.get(table) or "", re.IGNORECASE):
            raise PackageError(f"its collection has no table “{table}”")
        if any(column[_HIDDEN] for column in connection.execute(f"PRAGMA table_xinfo({table})")):
            raise PackageError(f"its table “{table}” computes what it holds")
    connection.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
    )


def _notes(connection: sqlite3.Connection) -> tuple[ForeignNote, ...]:
    models, decks = connection.execute("SELECT models, decks FROM col").fetchone() or ("", "")
    types = {str(id_): _note_type(one) for id_, one in _json(models).items()}
    names = {str(id_): str(one["name"]) for id_, one in _json(decks).items()}
    cards: dict[Any, list[tuple[Any, Any]]] = {}
    for note, deck, type_ in connection.execute("SELECT nid, did, type FROM cards ORDER BY id"):
        cards.setdefault(note, []).append((names.get(str(deck), ""), type_))
    found = []
    query = "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
    for id_, guid, model, changed, tags, fields in connection.execute(query):
        type_ = types.get(str(model))
        if type_ is None:
            raise PackageError("a note is of a type that the package does not have")
        of_note = cards.get(id_, [])
        found.append(
            ForeignNote(
                guid=_text(guid),
                type=type_,
                fields=dict(zip(type_.fields, _text(fields).split(_SEPARATOR), strict=False)),
                tags=tuple(_text(tags).split()),
                changed=changed if isinstance(changed, int) else 0,
                deck=of_note[0][0] if of_note else "",
                cards=len(of_note),
                studied=any(type_ != 0 for _, type_ in of_note),
            )
        )
    return tuple(found)


def _json(text: object) -> Mapping[str, Any]:
    table = json.loads(_text(text) or "{}")
    if not isinstance(table, dict):
        raise TypeError
    return table


def _note_type(model: Mapping[str, Any]) -> PackageNoteType:
    fields = tuple(str(field["name"]) for field in model["flds"])
    if len(fields) > MOST_FIELDS:
        raise PackageError(f"a note type has more than {MOST_FIELDS:,} fields")
    templates = tuple(
        (_shown(one["qfmt"], fields), _shown(one["afmt"], fields)) for one in model["tmpls"]
    )
    return PackageNoteType(model.get("type") == 1, fields, templates)


def _shown(template: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields that a template shows, in order; `{{hint:Front}}` shows Front."""
    known = frozenset(fields)
    names = (reference.rpartition(":")[2].strip() for reference in _REFERENCE.findall(template))
    return tuple(dict.fromkeys(name for name in names if name in known))


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
