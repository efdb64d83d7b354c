"""Find the items that are new, changed or gone since an earlier export.

An earlier `items.json` shows every change. A ledger records the notes of the Anki package: an item
without a note of its own, such as true/false, counts as changed if a note of its facts has changed.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from quizgen.exports import anki
from quizgen.exports.items_json import item_as_json, read_items
from quizgen.exports.ledger import Entry, Ledger, fact_of_note, is_reserved, read_ledger
from quizgen.facts.deck import Deck
from quizgen.input_files import read_bytes
from quizgen.pipeline import CheckedDeck
from quizgen.questions.item import Item

Since = datetime | Ledger | Mapping[str, Mapping[str, Any]]
"""A time, an earlier ledger of a deck, or the items of an earlier `items.json` by id."""

_LARGEST = 100_000_000
"""Size limit of a file in bytes."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?)?")
_NOT_BUILT = 253_402_300_799
"""The time of changes that no build has recorded: the last second of the year 9999."""


class ItemChanges(Struct, frozen=True):
    """The ids of the items that are new, changed or gone.

    A gone id that ends in `*` is that of all items of a fact.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def read_since(text: str) -> Since:
    """Return what a text names: a date or a time, an `items.json`, or a ledger.

    Times are in the local time zone, and a date begins at midnight. Raises ValueError for anything
    else, and OSError for a file that cannot be read.
    """
    if _DATE.fullmatch(text):
        return datetime.fromisoformat(text).astimezone()
    content = read_bytes(Path(text), _LARGEST)
    if content.lstrip().startswith(b"["):
        return read_items(content)
    head = json.loads(content)
    deck = head.get("deck") if isinstance(head, dict) else None
    return read_ledger(str(deck), content.decode())


def find_changes(decks: Sequence[CheckedDeck], since: Since) -> ItemChanges:
    """Return the changes of the items of decks, which have no errors.

    A ledger shows the changes of its own deck; all items of other decks are new.
    """
    if not isinstance(since, datetime | Ledger):
        return _compare_items(decks, since)
    rows = [row for checked in decks for row in _compare_notes(checked, since)]
    return ItemChanges(*(tuple(id_ for id_, is_ in rows if is_ == state) for state in _STATES))


def _compare_items(
    decks: Sequence[CheckedDeck], since: Mapping[str, Mapping[str, Any]]
) -> ItemChanges:
    items = {item.id: item_as_json(item) for checked in decks for item in checked.items}
    names = {checked.deck.id for checked in decks if checked.deck}
    return ItemChanges(
        new=tuple(id_ for id_ in items if id_ not in since),
        changed=tuple(id_ for id_, item in items.items() if since.get(id_, item) != item),
        gone=tuple(id_ for id_ in since if id_ not in items and id_.partition("/")[0] in names),
    )


_NEW, _CHANGED, _GONE = _STATES = ("new", "changed", "gone")


def _compare_notes(checked: CheckedDeck, since: datetime | Ledger) -> Iterator[tuple[str, str]]:
    """Yield the ids of new, changed and gone items of a deck, each with its state."""
    deck, before = checked.deck, checked.ledger
    if deck is None or before is None:
        return
    notes = anki.notes_of(deck, checked.items, before)
    after = anki.update_ledger(deck, notes, before, _NOT_BUILT).notes
    live = {key: entry for key, entry in after.items() if not entry.retired}
    if isinstance(since, Ledger):
        old = since.notes if since.deck == deck.id else {}
        old = {key: entry for key, entry in old.items() if not entry.retired}
        states = {key: _compare_entries(old.get(key), entry) for key, entry in live.items()}
        gone = {key: entry for key, entry in old.items() if key not in live}
    else:
        recent = {key: entry for key, entry in after.items() if entry.changed >= since.timestamp()}
        states = {
            key: _NEW if len(entry.versions) == 1 else _CHANGED for key, entry in recent.items()
        }
        former = {key: entry for entry in recent.values() for key in entry.was}
        gone = {key: entry for key, entry in (former | recent).items() if key not in live}
    by_note = {key: states.get(key, "") for key in live}
    by_fact = _group_by_fact(by_note)
    for item in checked.items:
        if state := _state_of(item, by_note, by_fact):
            yield item.id, state
    yield from ((id_, _GONE) for id_ in _name_items(deck, gone, by_fact))


def _compare_entries(old: Entry | None, entry: Entry) -> str:
    if old is None:
        return _NEW
    return _CHANGED if old.hash != entry.hash else ""


def _group_by_fact(by_note: Mapping[str, str]) -> Mapping[str, set[str]]:
    """Return the states of the notes of each fact that has notes."""
    by_fact: dict[str, set[str]] = defaultdict(set)
    for key, state in by_note.items():
        by_fact[fact_of_note(key)].add(state)
    return by_fact


def _state_of(item: Item, by_note: Mapping[str, str], by_fact: Mapping[str, set[str]]) -> str:
    """Return the state of an item’s note, or that of the notes of its facts if it has none.

    An item of several facts has changed if one of them is new.
    """
    key = item.id.removeprefix(f"{item.deck}/")
    if key in by_note:
        return by_note[key]
    found = {state for fact in item.facts for state in by_fact.get(fact.id, ())}
    return found.pop() if len(found) == 1 else _CHANGED


def _name_items(deck: Deck, gone: Mapping[str, Entry], facts: Collection[str]) -> Iterator[str]:
    """Yield the ids of the items of notes that are gone, or a single id for a fact that is gone.

    `facts` are the ids of the facts that still have notes.
    """
    for fact in dict.fromkeys(fact_of_note(key) for key in sorted(gone)):
        if fact not in facts:
            yield f"{deck.id}/{fact}/*"
    for key, entry in sorted(gone.items()):
        if fact_of_note(key) in facts and "/" in key:
            yield f"{deck.id}/{key}"
        elif fact_of_note(key) in facts:
            yield from (f"{deck.id}/{key}/{name}" for name in entry.slots if not is_reserved(name))
