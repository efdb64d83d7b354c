"""The ledger's file: JSON that git can merge line by line.

Each entry is a line. Lines are sorted. All of them end in a comma, because each table ends with an
entry without a name. So an addition never changes another line. If two branches change the same
line, git's `merge=union` keeps both: the file then has a key twice, and the newest entry counts.
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

from quizgen.diagnostics import Place, ProjectError
from quizgen.exports.ledger.entries import Entry, Ledger
from quizgen.facts.projects import deck_name, project_of
from quizgen.facts.text_files import find_link_outside, shown_path
from quizgen.input_files import read_text
from quizgen.questions.option_ids import KEY

_ENCODER = json.JSONEncoder(ensure_ascii=False)
_TABLES = ("note_types", "notes")
LARGEST = 100_000_000
"""Maximum size of a ledger in bytes: three times the size for a hundred thousand notes."""
_DAMAGED = "\ufffd"
_SLOTS, _LATEST = range(1, 10_000), 253_402_300_799
"""The possible slots of a fact, and the last second of the year 9999."""
_KEY = re.compile(r"[^/#]+(?:#[1-9]\d{0,3}|/[^/#]+/[^/#]+)?")
"""The key of a note: a fact, a fact and the number of a further note, or fact/question/style."""
_END = ""
"""The name of the entry that ends a table."""


class LedgerFile(Struct, frozen=True):
    """A deck's ledger file; its text is empty before the first build."""

    path: Path
    text: str

    def place(self, mark: str = "") -> Place:
        """Return the place of the first line that contains a mark, else of the first line."""
        before, found, _ = self.text.partition(mark) if mark else ("", "", "")
        line = before.count("\n") + 1 if found else 1
        return Place(self.path.relative_to(project_of(self.path)).as_posix(), line)


def ledger_path(deck: Path) -> Path:
    """Return the path of the ledger: next to the deck's file or folder."""
    return deck.with_name(f"{deck_name(deck)}.ledger.json")


def open_ledger(deck: Path) -> LedgerFile:
    """Return the ledger of a deck's file or folder.

    Raises OSError if it cannot be read, and ProjectError if it is a link that leads outside.
    """
    path, project = ledger_path(deck), project_of(deck)
    for finding in find_link_outside(path, project, Place(shown_path(path, project))):
        raise ProjectError(finding, project)
    return LedgerFile(path, _read(path))


def _read(path: Path) -> str:
    """Return the text of a ledger's file. For invalid UTF-8, return a text that is not a ledger."""
    try:
        return read_text(path, LARGEST)
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        return _DAMAGED


def read_ledger(deck: str, text: str) -> Ledger:
    """Parse the text of a ledger's file; an empty text gives an empty ledger.

    Raises ValueError if it is not a ledger of this deck.
    """
    if not text.strip():
        return Ledger(deck)
    try:
        raw = json.loads(text, object_pairs_hook=_table)
        _check_encodable(raw, text)
        tables = {name: _entries(raw[name]) for name in _TABLES}
        tags = frozenset(tag for tag, given in raw.get("tags", {}).items() if given is True)
    except json.JSONDecodeError as error:
        raise ValueError(f"not a valid ledger: line {error.lineno} is not valid JSON") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a valid ledger: {error}") from error
    if raw.get("deck") != deck:
        raise ValueError(f"this is the ledger of the deck “{raw.get('deck')}”")
    title = raw.get("title", "")
    if not isinstance(title, str):
        raise ValueError("not a valid ledger: the title is not text")  # noqa: TRY004 - callers expect it
    ledger = Ledger(deck, **tables, title=title, tags=tags)
    check_ledger(ledger, merged=True)
    return ledger


def check_ledger(ledger: Ledger, *, merged: bool = False) -> None:
    """Raise ValueError for a ledger that the next build could not read.

    The reason is a time after the year 9999; slots that are out of range, duplicate, without slot 1
    or of a note that cannot have slots; or two notes with one GUID. After a merge, a renamed note
    may have two entries with one GUID, so `merged` allows them.
    """
    for key, entry in (*ledger.note_types.items(), *ledger.notes.items()):
        if not 0 <= entry.changed <= _LATEST:
            raise ValueError(f"not a valid ledger: the time of “{key}” is out of range")
        if entry.slots and not _are_slots(key, entry.slots.values()):
            raise ValueError(f"not a valid ledger: the slots of “{key}” are invalid")
    holders: dict[str, str] = {}
    for key, entry in ledger.notes.items():
        first = holders.setdefault(entry.guid, key)
        if first != key and not (merged and _was_renamed(ledger, first, key)):
            raise ValueError(f"not a valid ledger: “{first}” and “{key}” have the same GUID")


def _was_renamed(ledger: Ledger, first: str, second: str) -> bool:
    """Return whether two notes share a present or former key."""
    names = ({key, *ledger.notes[key].was} for key in (first, second))
    return bool(set.intersection(*names))


def _are_slots(key: str, slots: Collection[int]) -> bool:
    """Return whether a note can have these slots: only the first note of a fact has any."""
    of_fact = "/" not in key and "#" not in key
    return of_fact and min(slots) == 1 and max(slots) in _SLOTS and len({*slots}) == len(slots)


def _check_encodable(raw: object, text: str) -> None:
    """Raise ValueError for a lone surrogate: JSON can escape it, but UTF-8 cannot encode it."""
    if "\\u" in text:
        try:
            json.dumps(raw, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise ValueError("it contains a lone surrogate") from error


def write_ledger(ledger: Ledger) -> str:
    """Return the text of a ledger's file."""
    head = {"deck": ledger.deck, "title": ledger.title}
    parts = [
        "{\n" + ",\n".join(f"{json.dumps(k)}: {_ENCODER.encode(v)}" for k, v in head.items() if v)
    ]
    parts.append(_table_text("tags", dict.fromkeys(ledger.tags, "true")))
    for name, entries in zip(_TABLES, (ledger.note_types, ledger.notes), strict=True):
        parts.append(_table_text(name, {key: _as_json(entries[key]) for key in entries}))
    return ",\n".join(parts) + "\n}\n"


def _table_text(name: str, rows: Mapping[str, str]) -> str:
    lines = (f"{json.dumps(key)}: {rows[key]},\n" for key in sorted(rows))
    return f'"{name}": {{\n{"".join(lines)}"{_END}": {{}}}}'


def _as_json(entry: Entry) -> str:
    values = {
        "guid": entry.guid,
        "hash": entry.hash,
        "changed": entry.changed,
        "slots": dict(sorted(entry.slots.items(), key=itemgetter(1))),
        "retired": entry.retired,
        "parts": dict(sorted(entry.parts.items())),
        "was": entry.was,
        "versions": entry.versions,
        "options": entry.options,
    }
    compact = msgspec.json.encode({key: value for key, value in values.items() if value})
    return msgspec.json.format(compact, indent=0).decode()


def _entries(table: Mapping[str, Any]) -> dict[str, Entry]:
    return {key: _entry(key, raw) for key, raw in table.items() if key != _END}


def _entry(key: str, raw: Mapping[str, Any]) -> Entry:
    """Return an entry. Raises ValueError or TypeError if it is not valid."""
    lists = {name: raw.get(name, []) for name in ("was", "versions", "options")}
    entry = Entry(**{**raw, **{name: tuple(texts) for name, texts in lists.items()}})
    texts = (*entry.parts.values(), *entry.was, *entry.versions, *entry.options)
    if not (
        _KEY.fullmatch(key)
        and all(isinstance(texts, list) for texts in lists.values())
        and isinstance(entry.hash, str)
        and isinstance(entry.guid, str)
        and type(entry.changed) is int
        and isinstance(entry.retired, bool)
        and all(type(slot) is int for slot in entry.slots.values())
        and all(isinstance(text, str) for text in texts)
        and entry.options.count(KEY) == bool(entry.options)
    ):
        raise ValueError(f"“{key}” is not a valid entry")
    return entry


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object as a dict. If a key occurs twice, its newer entry counts."""
    table: dict[str, Any] = {}
    for key, value in pairs:
        table[key] = _newer(key, table[key], value) if key in table else value
    return table


def _newer(key: str, first: Any, second: Any) -> Any:
    """Return the newer of two entries, with those slots of the older entry that it leaves free.

    Both may have been published: a slot must never change its question, and learners may have
    either text. Raises ValueError or TypeError if they are not entries.
    """
    if first is second is True:  # a tag
        return first
    if not {"hash", "changed"} <= first.keys() & second.keys():
        raise ValueError(f"it contains “{key}” twice")
    old, new = sorted((first, second), key=lambda entry: entry["changed"])
    slots = dict(new.get("slots", {}))
    for question, slot in old.get("slots", {}).items():
        if slot not in slots.values():
            slots.setdefault(question, slot)
    versions = dict.fromkeys((*old.get("versions", []), *new.get("versions", [])))
    return {**new, "slots": slots, "versions": list(versions)}
