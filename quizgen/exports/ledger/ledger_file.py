"""The ledger's file: JSON for programs, lines for git.

Each entry is a line, sorted, and every such line ends in a comma, because an entry without a name
ends each table. So an addition never touches another line. Two branches that change the same line
can both be kept (git's `merge=union`): the file then names a key twice, and the newest one counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from quizgen.diagnostics import Place
from quizgen.exports.ledger.entries import Entry, Ledger
from quizgen.facts.projects import deck_name, project_of
from quizgen.input_files import read_text

_ENCODER = json.JSONEncoder(ensure_ascii=False)
_TABLES = ("note_types", "notes")
LARGEST = 100_000_000
"""Bytes that a ledger may have: three times what a hundred thousand notes need."""
_DAMAGED = "\ufffd"
_SLOTS, _LATEST = range(1, 10_000), 253_402_300_799
"""The slots that a fact can have, and the last second of the year 9999."""
_KEY = re.compile(r"[^/#]+(?:#[1-9]\d{0,3}|/[^/#]+/[^/#]+)?")
"""What names a note: its fact, with a number for a further one, or fact, question and style."""
_END = ""
"""The name of the entry that ends a table."""


class LedgerFile(Struct, frozen=True):
    """A deck's ledger as it lies on the disk; its text is empty before the first build."""

    path: Path
    text: str

    def place(self, mark: str = "") -> Place:
        """Return the place of the first line that holds a mark, as findings name it."""
        before, found, _ = self.text.partition(mark) if mark else ("", "", "")
        line = before.count("\n") + 1 if found else 1
        return Place(self.path.relative_to(project_of(self.path)).as_posix(), line)


def ledger_path(deck: Path) -> Path:
    """Return where the ledger of a deck's file or folder stands: beside it."""
    return deck.with_name(f"{deck_name(deck)}.ledger.json")


def open_ledger(deck: Path) -> LedgerFile:
    """Return the ledger of a deck's file or folder."""
    path = ledger_path(deck)
    return LedgerFile(path, _read(path))


def _read(path: Path) -> str:
    """Return the text of a ledger's file; one sign that no ledger is, where it is not UTF-8."""
    try:
        return read_text(path, LARGEST)
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        return _DAMAGED


def read_ledger(deck: str, text: str) -> Ledger:
    """Read a ledger's file; an empty text is a ledger before the first build.

    Raises ValueError where the file is no ledger of this deck.
    """
    if not text.strip():
        return Ledger(deck)
    try:
        raw = json.loads(text, object_pairs_hook=_table)
        _check_encodable(raw, text)
        tables = {name: _entries(raw[name]) for name in _TABLES}
    except json.JSONDecodeError as error:
        raise ValueError(f"it is no ledger: line {error.lineno} cannot be read") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"it is no ledger: {error}") from error
    if raw.get("deck") != deck:
        raise ValueError(f"it is the ledger of the deck “{raw.get('deck')}”")
    title = raw.get("title", "")
    if not isinstance(title, str):
        raise ValueError("it is no ledger: its title is no text")  # noqa: TRY004 - of the file
    ledger = Ledger(deck, **tables, title=title)
    check_ledger(ledger, merged=True)
    return ledger


def check_ledger(ledger: Ledger, *, merged: bool = False) -> None:
    """Raise ValueError for what no build may write, because none could go on from it.

    A time beyond the year 9999; slots beyond all, doubled, of no fact or without the first; and
    the GUID of another note, unless that was this one: a renaming that was `merged` leaves two.
    """
    for key, entry in (*ledger.note_types.items(), *ledger.notes.items()):
        if not 0 <= entry.changed <= _LATEST:
            raise ValueError(f"it is no ledger: no time is left for “{key}”")
        if entry.slots and not _are_slots(key, entry.slots.values()):
            raise ValueError(f"it is no ledger: “{key}” cannot have such slots")
    holders: dict[str, str] = {}
    for key, entry in ledger.notes.items():
        first = holders.setdefault(entry.guid, key)
        if first != key and not (merged and _were_one(ledger, first, key)):
            raise ValueError(f"it is no ledger: “{first}” and “{key}” have one GUID")


def _were_one(ledger: Ledger, one: str, other: str) -> bool:
    """Tell whether a note was ever called as another one is or was."""
    names = ({key, *ledger.notes[key].was} for key in (one, other))
    return bool(set.intersection(*names))


def _are_slots(key: str, slots: Collection[int]) -> bool:
    """Tell whether a note has such slots: only a fact's first one has any, and always a first."""
    of_fact = "/" not in key and "#" not in key
    return of_fact and min(slots) == 1 and max(slots) in _SLOTS and len({*slots}) == len(slots)


def _check_encodable(raw: object, text: str) -> None:
    """Raise ValueError for half a character, which only an escape can hold, and no file."""
    if "\\u" in text:
        try:
            json.dumps(raw, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise ValueError("half a character stands in it") from error


def write_ledger(ledger: Ledger) -> str:
    """Return the text of a ledger's file."""
    head = {"deck": ledger.deck, "title": ledger.title}
    parts = [
        "{\n" + ",\n".join(f"{json.dumps(k)}: {_ENCODER.encode(v)}" for k, v in head.items() if v)
    ]
    for name, entries in zip(_TABLES, (ledger.note_types, ledger.notes), strict=True):
        rows = (f"{json.dumps(key)}: {_as_json(entries[key])},\n" for key in sorted(entries))
        parts.append(f'"{name}": {{\n{"".join(rows)}"{_END}": {{}}}}')
    return ",\n".join(parts) + "\n}\n"


def _as_json(entry: Entry) -> str:
    values = {
        "guid": entry.guid,
        "hash": entry.hash,
        "changed": entry.changed,
        "slots": dict(sorted(entry.slots.items(), key=itemgetter(1))),
        "retired": entry.retired,
        "parts": dict(sorted(entry.parts.items())),
        "was": entry.was,
    }
    compact = msgspec.json.encode({key: value for key, value in values.items() if value})
    return msgspec.json.format(compact, indent=0).decode()


def _entries(table: Mapping[str, Any]) -> dict[str, Entry]:
    return {key: _entry(key, raw) for key, raw in table.items() if key != _END}


def _entry(key: str, raw: Mapping[str, Any]) -> Entry:
    """Return an entry. Raises ValueError or TypeError for what no build has written."""
    was = raw.get("was", [])
    entry = Entry(**{**raw, "was": tuple(was)})
    if not (
        _KEY.fullmatch(key)
        and isinstance(was, list)
        and isinstance(entry.hash, str)
        and isinstance(entry.guid, str)
        and type(entry.changed) is int
        and isinstance(entry.retired, bool)
        and all(type(slot) is int for slot in entry.slots.values())
        and all(isinstance(text, str) for text in (*entry.parts.values(), *entry.was))
    ):
        raise ValueError(f"“{key}” is no entry")
    return entry


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return what stands between braces, of two lines with one key the newer."""
    table: dict[str, Any] = {}
    for key, value in pairs:
        table[key] = _newer(key, table[key], value) if key in table else value
    return table


def _newer(key: str, one: Any, other: Any) -> dict[str, Any]:
    """Return the newer of two entries, with the older one's slots where they are free in it.

    Both may have been published, and a slot never means another question. Raises ValueError or
    TypeError where they are no entries.
    """
    if not {"hash", "changed"} <= one.keys() & other.keys():
        raise ValueError(f"“{key}” stands in it twice")
    old, new = sorted((one, other), key=lambda entry: entry["changed"])
    slots = dict(new.get("slots", {}))
    for question, slot in old.get("slots", {}).items():
        if slot not in slots.values():
            slots.setdefault(question, slot)
    return {**new, "slots": slots}
