"""Ledger entries of notes and note types, and their update by a build."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, json
from msgspec.structs import replace

from quizgen.questions.option_ids import KeptOptions, rename_fact_in_options

_ENCODER = json.Encoder(order="sorted")
_NONE = "none"
UNPUBLISHED = "unpublished"
"""The hash of a note that has the GUID of an import and has not been built yet."""


class Entry(Struct, frozen=True):
    """A published note or note type: the hash of its content, and the time of its last change.

    `changed` is in Unix seconds. `guid` is empty for a note type. `slots` gives the card slot of
    each question that a fact's note ever asked. A retired entry is shipped as a notice. `parts` are
    hashes of parts of the content by name, only used to show what changed. `was` are the earlier
    keys of a renamed note, oldest first: learners may have it under any of them. `versions` are
    checksums of all texts that the note ever had, oldest first: a note in Anki with another text
    was edited there. `options` are the ids of the options of a choice item, in order, which later
    builds keep; a retired entry has them in case that its note comes back.
    """

    hash: str
    changed: int
    guid: str = ""
    slots: Mapping[str, int] = {}
    retired: bool = False
    parts: Mapping[str, str] = {}
    was: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


class Ledger(Struct, frozen=True):
    """The published note types and notes of a deck, by their keys.

    `note_types` is empty if the deck uses the note types that decks share.

    `title` is the title under which the deck was first published. The deck keeps it in Anki, which
    identifies decks by name. `tags` are all tags that the deck ever gave to a note: any other tag
    in Anki is the learner's own.
    """

    deck: str
    note_types: Mapping[str, Entry] = {}
    notes: Mapping[str, Entry] = {}
    title: str = ""
    tags: frozenset[str] = frozenset()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, note types first."""
        return (*self.note_types.values(), *self.notes.values())

    @property
    def is_published(self) -> bool:
        """Whether learners may have notes of the deck; those of an import do not count."""
        return any(entry.hash != UNPUBLISHED for entry in self.notes.values())

    @property
    def kept_options(self) -> KeptOptions:
        """The options of published items by item id; those of retired items come last."""
        return {
            f"{self.deck}/{key}": entry.options
            for key, entry in sorted(self.notes.items(), key=lambda pair: pair[1].retired)
            if entry.options
        }

    @property
    def first_published(self) -> int:
        """The time of the oldest entry in Unix seconds; 0 if there are none."""
        return min((entry.changed for entry in self.entries), default=0)


def fact_of_note(key: str) -> str:
    """Return the id of the fact in the key of a note: `fact`, `fact#2`, `fact/question/style`."""
    return re.split("[/#]", key, maxsplit=1)[0]


def is_note_of_fact(key: str, fact: str) -> bool:
    """Return whether a key names a note of a fact."""
    return fact_of_note(key) == fact


def rename_fact(ledger: Ledger, old: str, new: str) -> Ledger:
    """Return the ledger with new keys for the notes of a fact; their entries stay the same.

    The id of the fact is also changed in the options of other notes.
    """
    moved = {key: entry for key, entry in ledger.notes.items() if is_note_of_fact(key, old)}
    kept = {key: entry for key, entry in ledger.notes.items() if key not in moved}
    renamed = {
        new + key.removeprefix(old): replace(entry, was=(*entry.was, key))
        for key, entry in moved.items()
    }
    notes = {
        key: replace(entry, options=rename_fact_in_options(entry.options, old, new))
        for key, entry in sorted({**kept, **renamed}.items())
    }
    return replace(ledger, notes=notes)


def drop_superseded(ledger: Ledger, holders: Mapping[str, str]) -> Ledger:
    """Return the ledger without entries whose GUID belongs to another note now.

    `holders` maps GUIDs to the keys of current notes. Superseded entries appear after a merge if
    one branch renamed a fact and the other still has lines of the old id. If no current note has
    the GUID, the newest entry stays.
    """
    newest = sorted(ledger.notes, key=lambda key: ledger.notes[key].changed)
    holders = {ledger.notes[key].guid: key for key in newest} | dict(holders)
    kept = {key: entry for key, entry in ledger.notes.items() if holders[entry.guid] == key}
    return replace(ledger, notes=kept)


def hash_content(*parts: object) -> str:
    """Return a short hash of content, encoded as JSON so that it is unambiguous."""
    return hashlib.sha256(_ENCODER.encode(parts)).hexdigest()[:16]


def assign_slots(
    entry: Entry | None, questions: Iterable[str], earlier: Sequence[str] = ()
) -> dict[str, int]:
    """Return the slot of each question: its existing slot, or the next slot never used before.

    `earlier` are the questions of the cards of an earlier note, which a new note continues. A slot
    without a question has a name with a dot, such as `none.3`: it is never given to another one.
    """
    slots = dict(entry.slots) if entry and entry.slots else _slots_of(earlier)
    for question in questions:
        slots.setdefault(question, max(slots.values(), default=0) + 1)
    return slots


def _slots_of(earlier: Sequence[str]) -> dict[str, int]:
    numbered = enumerate(earlier, 1)
    return {name if name != _NONE else f"{_NONE}.{slot}": slot for slot, name in numbered}


def is_reserved(question: str) -> bool:
    """Return whether a slot has no question: it is that of a card of an earlier note."""
    return question.startswith(f"{_NONE}.")


def update_entries(
    old: Mapping[str, Entry], current: Mapping[str, Entry], now: int
) -> dict[str, Entry]:
    """Return the entries after a build, sorted by key; unchanged entries keep their times.

    `now` is the time of the build in Unix seconds. The time of an entry never decreases, and is
    later than `now` only if it was before.
    """
    aged = {key: _aged(entry, old.get(key), now) for key, entry in current.items()}
    return dict(sorted({**old, **aged}.items()))


def _aged(entry: Entry, before: Entry | None, now: int) -> Entry:
    if before is None:
        return replace(entry, changed=now)
    same = (before.hash, before.retired) == (entry.hash, entry.retired)
    changed = before.changed if same else max(now, before.changed + 1)
    versions = tuple(dict.fromkeys((*before.versions, *entry.versions)))
    options = before.options if entry.retired else entry.options
    return replace(entry, changed=changed, was=before.was, versions=versions, options=options)
