"""What a ledger says of each note and note type, and how a build carries it on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, json
from msgspec.structs import replace

_ENCODER = json.Encoder(order="sorted")
UNPUBLISHED = "unpublished"
"""The hash of a note that kept the GUID of an import and that no build has had yet."""


class Entry(Struct, frozen=True):
    """A published note or note type: hash of its content, when that last changed (Unix seconds).

    `guid` is empty for a note type. `slots` gives the card slot of each question that a fact's note
    ever asked. A retired entry was published once and is shipped as a notice since. `parts` are
    hashes of parts of the content, by name: they decide nothing, they tell what changed. `was` are
    the keys that a renamed note had, oldest first: learners may have it by any of them.
    """

    hash: str
    changed: int
    guid: str = ""
    slots: Mapping[str, int] = {}
    retired: bool = False
    parts: Mapping[str, str] = {}
    was: tuple[str, ...] = ()


class Ledger(Struct, frozen=True):
    """What has been published of a deck: note types and notes by their keys.

    `title` is the one under which it was published first. Anki knows decks by name, so there it
    keeps that one, whatever the deck is called since.
    """

    deck: str
    note_types: Mapping[str, Entry] = {}
    notes: Mapping[str, Entry] = {}
    title: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything in it, note types first."""
        return (*self.note_types.values(), *self.notes.values())

    @property
    def first_published(self) -> int:
        """When the oldest of it was published, in Unix seconds; 0 before anything was."""
        return min((entry.changed for entry in self.entries), default=0)


def of_fact(key: str, fact: str) -> bool:
    """Tell whether a key names a note of a fact: `fact`, `fact#2`, `fact/question/style`."""
    return re.split("[/#]", key, maxsplit=1)[0] == fact


def with_fact_renamed(ledger: Ledger, old: str, new: str) -> Ledger:
    """Return a ledger in which the notes of a fact have another key, and all else that they had."""
    moved = {key: entry for key, entry in ledger.notes.items() if of_fact(key, old)}
    kept = {key: entry for key, entry in ledger.notes.items() if key not in moved}
    renamed = {
        new + key.removeprefix(old): replace(entry, was=(*entry.was, key))
        for key, entry in moved.items()
    }
    return replace(ledger, notes=dict(sorted({**kept, **renamed}.items())))


def without_superseded(ledger: Ledger, holders: Mapping[str, str]) -> Ledger:
    """Return a ledger without the entries whose GUID another note has now: `holders`, GUID to key.

    They come of a merge: one branch renamed a fact, and the other still had lines of the old id.
    Of those whose GUID no note has now, the newest stays.
    """
    newest = sorted(ledger.notes, key=lambda key: ledger.notes[key].changed)
    holders = {ledger.notes[key].guid: key for key in newest} | dict(holders)
    kept = {key: one for key, one in ledger.notes.items() if holders[one.guid] == key}
    return replace(ledger, notes=kept)


def content_hash(*parts: object) -> str:
    """Return a short hash of content, JSON-encoded so that no two contents run together."""
    return hashlib.sha256(_ENCODER.encode(parts)).hexdigest()[:16]


def slots_for(entry: Entry | None, questions: Iterable[str]) -> dict[str, int]:
    """Return the slot of each question: the one it has, or the next that nobody ever had."""
    slots = dict(entry.slots) if entry else {}
    for question in questions:
        slots.setdefault(question, max(slots.values(), default=0) + 1)
    return slots


def updated(old: Mapping[str, Entry], current: Mapping[str, Entry], now: int) -> dict[str, Entry]:
    """Return entries after a build, sorted: what did not change keeps its time.

    `now` is the time of the build in Unix seconds. Time never runs backwards for an entry, and is
    ahead of `now` only where it was before.
    """
    aged = {key: _aged(entry, old.get(key), now) for key, entry in current.items()}
    return dict(sorted({**old, **aged}.items()))


def _aged(entry: Entry, before: Entry | None, now: int) -> Entry:
    if before is None:
        return replace(entry, changed=now)
    same = (before.hash, before.retired) == (entry.hash, entry.retired)
    changed = before.changed if same else max(now, before.changed + 1)
    return replace(entry, changed=changed, was=before.was)
