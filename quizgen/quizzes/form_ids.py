"""The id of a form: short enough to type from paper, and enough to make the form again.

`A7-20-4F2K` is form A by seed 7 of a quiz of 20 items; `B0-midterm-0ZS3` form B of the deck's quiz
“midterm”. The last four signs are a checksum over all that the form prints: they tell whether the
deck still gives the same one.
"""

from __future__ import annotations

import hashlib
import json
import re

from msgspec import Struct

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: nothing in it is taken for something else when it is typed from paper."""
_MISREAD = str.maketrans("OIL", "011")
_LENGTH = 4
_WRITTEN = re.compile(r"([A-Z])([0-9OIL]{1,9})-([A-Z0-9]+(?:-[A-Z0-9]+)*)-([A-Z0-9]{4})")


class FormId(Struct, frozen=True):
    """A form's letter, its seed, the quiz by name or number of items, and the checksum."""

    letter: str
    seed: int
    quiz: str
    checksum: str

    def __str__(self) -> str:
        return f"{self.letter}{self.seed}-{self.quiz}-{self.checksum}"


def read_form_id(text: str) -> FormId | None:
    """Read a form id as people type it, in small letters or with an O for a 0; None if it is none.

    It round-trips: whatever `str` of a form id gives is read as that id.
    """
    match = _WRITTEN.fullmatch(text.strip().upper())
    if match is None:
        return None
    letter, seed, quiz, checksum = match.groups()
    return FormId(letter, int(seed.translate(_MISREAD)), quiz.lower(), checksum.translate(_MISREAD))


def compute_checksum(content: object) -> str:
    """Return four signs that depend on what a form prints, given as JSON has it.

    One change in a million goes unseen; no two forms need to be told apart by it.
    """
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).digest()
    number = int.from_bytes(digest[:8], "big")
    return "".join(_SIGNS[number >> 5 * place & 31] for place in range(_LENGTH))
