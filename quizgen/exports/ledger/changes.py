"""Differences between two ledgers: what the next import changes in a learner's collection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from quizgen.exports.ledger.entries import UNPUBLISHED, Entry


class ChangeType(StrEnum):
    """The change of a note or note type. Note types are only new or updated."""

    NEW = "new"
    UPDATED = "updated"
    RETIRED = "retired"
    BACK = "back"


class LedgerChange(Struct, frozen=True):
    """A changed note or note type; `parts` names the parts that changed if it is updated."""

    key: str
    change: ChangeType
    parts: tuple[str, ...] = ()


def compare_ledgers(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[LedgerChange]:
    """Yield the changes in the order of `new`. As in Anki, a different time means an update."""
    for key, entry in new.items():
        before = old.get(key)
        if before is None or before.hash == UNPUBLISHED != entry.hash:
            yield LedgerChange(key, ChangeType.NEW)
        elif before.retired != entry.retired:
            yield LedgerChange(key, ChangeType.RETIRED if entry.retired else ChangeType.BACK)
        elif before.changed != entry.changed:
            parts = before.parts.items() ^ entry.parts.items()
            yield LedgerChange(key, ChangeType.UPDATED, tuple(sorted({part for part, _ in parts})))
