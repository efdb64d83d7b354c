"""GUIDs and numeric ids: hashes over authored ids, never over wording.

The parts are JSON-encoded before hashing; joined with a sign, `a, b__c` and `a__b, c` would be one.
What was published keeps the GUID that its ledger holds, whatever its id is now.
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
    """Gives the notes of a deck their GUIDs, no two the same one.

    A note keeps the GUID of its entry, which an import or a renaming may have brought it. A new one
    gets a hash of its own parts; where another entry has that, because the note was renamed that
    had these parts before, the hash of them with a number.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._entries = ledger.notes
        self._held = frozenset(entry.guid for entry in ledger.notes.values())

    def of(self, key: str, *parts: str) -> str:
        """Return the GUID of a note, by its key in the ledger and the parts of its id."""
        entry = self._entries.get(key)
        if entry and entry.guid:
            return entry.guid
        own = guid_of(*parts)
        others = (guid_of(*parts, f"#{number}") for number in count(2))
        return (
            own if own not in self._held else next(one for one in others if one not in self._held)
        )


def guid_of(*parts: str) -> str:
    """Return the GUID of a note: 16 characters, the same for ever for the same parts."""
    return base64.urlsafe_b64encode(_digest(parts)[:12]).decode()


def number_of(*parts: str) -> int:
    """Return a number in the range that Anki uses for ids, which are milliseconds since 1970."""
    return _LOWEST + int.from_bytes(_digest(parts)[:8], "big") % _RANGE


def _digest(parts: tuple[str, ...]) -> bytes:
    """Return the hash of JSON in ASCII, which nearly all ids are without being escaped."""
    encoded = msgspec.json.encode(parts)
    if not encoded.isascii():
        encoded = json.dumps(parts, separators=(",", ":")).encode()
    return hashlib.sha256(encoded).digest()
