"""The ledger: what has been published so far, beside the deck and committed like a lock file.

Anki updates a note only if the package's modification time is newer than its own, and lets a user's
later edit stand. So each note carries the time at which its content last *changed*, not that of the
build, and this file remembers it, with the card slot that each question has for ever.

The file has one entry a line, sorted, so that git merges two people's additions.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Entry:
    """A published note or note type: hash of its content, when that last changed (Unix seconds).

    `guid` is empty for a note type. `slots` gives the card slot of each question of a fact's note.
    A retired entry was published once and is made no more.
    """

    hash: str
    changed: int
    guid: str = ""
    slots: Mapping[str, int] = field(default_factory=dict)
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """What has been published of a deck: note types and notes by their keys."""

    deck: str
    note_types: Mapping[str, Entry] = field(default_factory=dict)
    notes: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def first_published(self) -> int:
        """When the oldest of it was published, in Unix seconds; 0 before anything was."""
        entries = (*self.note_types.values(), *self.notes.values())
        return min((entry.changed for entry in entries), default=0)


def content_hash(*parts: object) -> str:
    """Return a short hash of content, JSON-encoded so that no two contents run together."""
    encoded = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(encoded.encode()).hexdigest()[:16]


def slots_for(entry: Entry | None, questions: Iterable[str]) -> dict[str, int]:
    """Return the slot of each question: the one it has, or the next that nobody ever had."""
    slots = dict(entry.slots) if entry else {}
    for question in questions:
        slots.setdefault(question, max(slots.values(), default=0) + 1)
    return slots


def updated(old: Mapping[str, Entry], current: Mapping[str, Entry], now: int) -> dict[str, Entry]:
    """Return entries after a build: what did not change keeps its time, what is gone is retired.

    `now` is the time of the build in Unix seconds. Time never runs backwards for an entry.
    """
    entries: dict[str, Entry] = {}
    for key, entry in current.items():
        before = old.get(key)
        if before and before.hash == entry.hash and not before.retired:
            entries[key] = replace(entry, changed=before.changed)
        else:
            entries[key] = replace(entry, changed=max(now, before.changed + 1 if before else 0))
    for key in old.keys() - current.keys():
        entries[key] = (
            old[key] if old[key].retired else replace(old[key], retired=True, changed=now)
        )
    return dict(sorted(entries.items()))


def read_ledger(deck: str, text: str) -> Ledger:
    """Read a ledger's file; an empty text is a ledger before the first build.

    Raises ValueError where the file is no ledger of this deck.
    """
    if not text.strip():
        return Ledger(deck)
    try:
        raw = json.loads(text)
        tables = {
            name: {key: Entry(**entry) for key, entry in raw[name].items()}
            for name in ("note_types", "notes")
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"it is no ledger: {error}") from error
    if raw.get("deck") != deck:
        raise ValueError(f"it is the ledger of the deck “{raw.get('deck')}”")
    return Ledger(deck, **tables)


def write_ledger(ledger: Ledger) -> str:
    """Return the text of a ledger's file."""
    parts = [f'{{\n"deck": {json.dumps(ledger.deck)}']
    for name, entries in (("note_types", ledger.note_types), ("notes", ledger.notes)):
        rows = (f"{json.dumps(key)}: {_as_json(entries[key])}" for key in sorted(entries))
        parts.append(f'"{name}": {{\n' + ",\n".join(rows) + "\n}")
    return ",\n".join(parts) + "\n}\n"


def _as_json(entry: Entry) -> str:
    values = {
        "guid": entry.guid,
        "hash": entry.hash,
        "changed": entry.changed,
        "slots": dict(sorted(entry.slots.items(), key=lambda slot: slot[1])),
        "retired": entry.retired,
    }
    return json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False)
