"""GUIDs and numeric ids: hashes of authored ids, never of wording.

The parts are encoded as JSON before hashing. Joined with `__`, the parts `a`, `b__c` and the parts
`a__b`, `c` would give the same text. A published note keeps the GUID in the ledger, even if its id
changes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from itertools import count

import msgspec

from quizgen.exports.ledger import Ledger

_LOWEST, _RANGE = 10**12, 5 * 10**11


class Guids:
    """Assigns unique GUIDs to the notes of a deck.

    A note keeps the GUID of its ledger entry, which may come from an import or from before a
    renaming. A new note gets a hash of its parts. If another entry has that hash, because a note
    with these parts was renamed, the new note gets a hash of its parts and a number.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._entries = ledger.notes
        self._held = frozenset(entry.guid for entry in ledger.notes.values())

    def of(self, key: str, *parts: str, earlier: str = "") -> str:
        """Return the GUID of a note, from its key in the ledger and the parts of its id.

        A new note gets the GUID of an `earlier` note of another deck, if there is one.
        """
        entry = self._entries.get(key)
        if entry and entry.guid:
            return entry.guid
        own = earlier or guid_of(*parts)
        others = (guid_of(*parts, f"#{number}") for number in count(2))
        return (
            own
            if own not in self._held
            else next(guid for guid in others if guid not in self._held)
        )


def guid_of(*parts: str) -> str:
    """Return the GUID of a note: 16 characters, always the same for the same parts."""
    return base64.urlsafe_b64encode(_digest(parts)[:12]).decode()


def number_of(*parts: str) -> int:
    """Return a number in the range of Anki's ids, which are milliseconds since 1970."""
    return _LOWEST + int.from_bytes(_digest(parts)[:8], "big") % _RANGE


def _digest(parts: tuple[str, ...]) -> bytes:
    """Return the hash of the parts as ASCII JSON. Nearly all ids are ASCII without escapes."""
    encoded = msgspec.json.encode(parts)
    if not encoded.isascii():
        encoded = json.dumps(parts, separators=(",", ":")).encode()
    return hashlib.sha256(encoded).digest()
