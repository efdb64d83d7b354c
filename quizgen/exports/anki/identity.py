"""GUIDs and numeric ids: hashes over authored ids, never over wording.

The parts are JSON-encoded before hashing; joined with a sign, `a, b__c` and `a__b, c` would be one.
"""

from __future__ import annotations

import base64
import hashlib
import json

_LOWEST, _RANGE = 10**12, 5 * 10**11


def guid_of(*parts: str) -> str:
    """Return the GUID of a note: 16 characters, the same for ever for the same parts."""
    return base64.urlsafe_b64encode(_digest(parts)[:12]).decode()


def number_of(*parts: str) -> int:
    """Return a number in the range that Anki uses for ids, which are milliseconds since 1970."""
    return _LOWEST + int.from_bytes(_digest(parts)[:8], "big") % _RANGE


def _digest(parts: tuple[str, ...]) -> bytes:
    return hashlib.sha256(json.dumps(parts, separators=(",", ":")).encode()).digest()
