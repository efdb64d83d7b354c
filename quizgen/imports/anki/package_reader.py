"""Reader for the notes and cards of an untrusted Anki package.

The database may only return rows of its tables: no views, functions or triggers.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from quizgen.imports.anki.foreign_note import MOST_FIELDS, CardSides, ForeignNote, PackageNoteType
from quizgen.imports.anki.package_archive import PackageError, read_database
from quizgen.imports.anki.protobuf_text import read_protobuf

_TABLES = ("col", "notes", "cards")
_NEWEST_TABLES = ("decks", "notetypes", "fields", "templates")
"""The tables of the newest format. Older formats keep their content as JSON in the table `col`."""
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_HIDDEN = 6
"""The column of `table_xinfo` that marks computed columns, which escape the authorizer."""
_SEPARATOR = "\x1f"
_JOURNAL_AT, _ROLLBACK = slice(18, 20), b"\x01\x01"
"""The bytes of the SQLite header that set the journal mode. SQLite cannot read WAL in memory."""
_KIND, _FRONT, _BACK = 1, 1, 2
"""The numbers of fields in Anki's protobuf messages of note types and card templates."""


def read_notes(content: bytes) -> tuple[ForeignNote, ...]:
    """Return the notes of a package in order of creation. Raises PackageError."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            is_newest = _open(connection, read_database(content))
            return tuple(_read_notes(connection, is_newest=is_newest))
        except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
            raise PackageError(f"cannot read the database of the package: {error}") from error
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise PackageError("cannot read the note types of the package") from error


def _open(connection: sqlite3.Connection, database: bytes) -> bool:
    """Load a database and allow only reads of its tables. Return whether its format is new."""
    if not database.startswith(b"SQLite format 3\0"):
        raise PackageError("the collection is not an SQLite database")
    copy = bytearray(database)
    copy[_JOURNAL_AT] = _ROLLBACK
    connection.deserialize(bytes(copy))
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    connection.create_collation("unicase", _compare_unicase)
    tables = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    is_newest = "notetypes" in tables
    for table in (*_TABLES, *(_NEWEST_TABLES if is_newest else ())):
        if not re.match(r"create\s+table\b", tables.get(table) or "", re.IGNORECASE):
            raise PackageError(f"the collection has no table “{table}”")
        if any(column[_HIDDEN] for column in connection.execute(f"PRAGMA table_xinfo({table})")):
            raise PackageError(f"the table “{table}” has computed columns, which Anki does not use")
    connection.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
    )
    return is_newest


def _compare_unicase(first: str, second: str) -> int:
    """Compare texts as the collation of Anki’s newest collections does: without case."""
    first, second = first.casefold(), second.casefold()
    return (first > second) - (first < second)


def _read_notes(connection: sqlite3.Connection, *, is_newest: bool) -> Iterator[ForeignNote]:
    types, names = (_read_tables if is_newest else _read_json)(connection)
    cards: dict[Any, list[tuple[Any, Any, Any]]] = defaultdict(list)
    query = "SELECT nid, did, ord, type FROM cards ORDER BY ord, id"
    for note, deck, ordinal, type_ in connection.execute(query):
        cards[note].append((names.get(str(deck), ""), ordinal, type_))
    query = "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
    for id_, guid, model, changed, tags, fields in connection.execute(query):
        type_ = types.get(str(model))
        if type_ is None:
            raise PackageError("a note has a note type that is not in the package")
        own = cards.get(id_, [])
        yield ForeignNote(
            guid=_text(guid),
            type=type_,
            fields=dict(zip(type_.fields, _text(fields).split(_SEPARATOR), strict=False)),
            tags=tuple(_text(tags).split()),
            changed=changed if isinstance(changed, int) else 0,
            deck=own[0][0] if own else "",
            cards=tuple(ordinal for _, ordinal, _ in own if isinstance(ordinal, int)),
            studied=any(type_ != 0 for *_, type_ in own),
        )


def _read_json(
    connection: sqlite3.Connection,
) -> tuple[dict[str, PackageNoteType], dict[str, str]]:
    """Return the note types and the names of decks of an older format, by id."""
    models, decks = connection.execute("SELECT models, decks FROM col").fetchone() or ("", "")
    names = {str(id_): str(deck["name"]) for id_, deck in _parse_json(decks).items()}
    types = {
        str(id_): _note_type(
            [str(field["name"]) for field in model["flds"]],
            [(_text(card["qfmt"]), _text(card["afmt"])) for card in model["tmpls"]],
            is_cloze=model.get("type") == 1,
        )
        for id_, model in _parse_json(models).items()
    }
    return types, names


def _read_tables(
    connection: sqlite3.Connection,
) -> tuple[dict[str, PackageNoteType], dict[str, str]]:
    """Return the note types and the names of decks of the newest format, by id."""
    decks = connection.execute("SELECT id, name FROM decks")
    names = {str(id_): _text(name).replace(_SEPARATOR, "::") for id_, name in decks}
    fields: dict[Any, list[str]] = defaultdict(list)
    for type_, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields[type_].append(_text(name))
    sides: dict[Any, list[tuple[str, str]]] = defaultdict(list)
    for type_, config in connection.execute(
        "SELECT ntid, config FROM templates ORDER BY ntid, ord"
    ):
        card = read_protobuf(config)
        sides[type_].append((_text(card.get(_FRONT)), _text(card.get(_BACK))))
    types = {
        str(id_): _note_type(
            fields[id_], sides[id_], is_cloze=read_protobuf(config).get(_KIND, 0) == 1
        )
        for id_, config in connection.execute("SELECT id, config FROM notetypes")
    }
    return types, names


def _note_type(
    fields: list[str], templates: list[tuple[str, str]], *, is_cloze: bool
) -> PackageNoteType:
    if len(fields) > MOST_FIELDS:
        message = f"a note type has more than {MOST_FIELDS:,} fields"
        raise PackageError(message, "export a deck without notes of this type from Anki")
    sides = tuple(CardSides(front, back) for front, back in templates)
    return PackageNoteType(tuple(fields), sides, is_cloze=is_cloze)


def _parse_json(text: object) -> Mapping[str, Any]:
    table = json.loads(_text(text) or "{}")
    if not isinstance(table, dict):
        raise TypeError
    return table


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
