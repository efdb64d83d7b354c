"""What sets two ledgers apart, which is what the next import will do to a learner's collection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from quizgen.exports.ledger.entries import UNPUBLISHED, Entry


class ChangeType(StrEnum):
    """What becomes of a note, or of a note type: those are only ever new or updated."""

    NEW = "new"
    UPDATED = "updated"
    RETIRED = "retired"
    BACK = "back"


class LedgerChange(Struct, frozen=True):
    """A note or note type that changed; `parts` names what of an updated one did."""

    key: str
    change: ChangeType
    parts: tuple[str, ...] = ()


def compare(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[LedgerChange]:
    """Yield what changed, in the order of `new`. As for Anki, the newer time is what counts."""
    for key, entry in new.items():
        before = old.get(key)
        if before is None or before.hash == UNPUBLISHED != entry.hash:
            yield LedgerChange(key, ChangeType.NEW)
        elif before.retired != entry.retired:
            yield LedgerChange(key, ChangeType.RETIRED if entry.retired else ChangeType.BACK)
        elif before.changed != entry.changed:
            parts = before.parts.items() ^ entry.parts.items()
            yield LedgerChange(key, ChangeType.UPDATED, tuple(sorted({part for part, _ in parts})))
