"""Pseudorandom choices by hash: the same on every machine, and independent of other facts."""

from __future__ import annotations

import hashlib

from msgspec import json


def unit_hash(*parts: str) -> float:
    """Return a number in the open interval (0, 1) that depends on the parts alone.

    The parts are JSON-encoded before hashing: joining them with a slash would let `a/b, c` and
    `a, b/c` collide.
    """
    digest = hashlib.sha256(json.encode(parts)).digest()
    number = int.from_bytes(digest[:8], "big") >> 11
    return (number + 0.5) / 2**53
