"""Form ids: short enough to type from paper, and sufficient to make the form again.

`A7-20-4F2K` is form A with seed 7 of a quiz of 20 items, and `B0-midterm-0ZS3` is form B of the
deck's quiz “midterm”. In `A7-20:K39F-4F2K`, a quiz over several decks, two characters name
each deck. The last four characters are a checksum of everything that the form prints, which shows
whether the decks still produce the same form.
"""

from __future__ import annotations

import hashlib
import json
import re

from msgspec import Struct

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32, which has no characters that are easily mistaken for another."""
_MISREAD = str.maketrans("OIL", "011")
_LENGTH = 4
_WRITTEN = re.compile(
    "([A-Z])([0-9OIL]{1,9})-([A-Z0-9]+(?:-[A-Z0-9]+)*)(?::((?:[A-Z0-9]{2}){2,}))?-([A-Z0-9]{4})"
)


class FormId(Struct, frozen=True):
    """A form's letter and seed, its quiz by name or number of items, and the checksum.

    `decks` are the codes of the decks of a quiz over several; that of one deck is not written.
    """

    letter: str
    seed: int
    quiz: str
    checksum: str
    decks: tuple[str, ...] = ()

    def __str__(self) -> str:
        decks = f":{''.join(self.decks)}" if self.decks else ""
        return f"{self.letter}{self.seed}-{self.quiz}{decks}-{self.checksum}"


def read_form_id(text: str) -> FormId | None:
    """Return the form id that a text contains, or None if it is not a form id.

    Case is ignored. In the seed and the checksum, O is read as 0, and I and L as 1. The `str` of a
    form id is read as the same id.
    """
    match = _WRITTEN.fullmatch(text.strip().upper())
    if match is None:
        return None
    letter, seed, quiz, decks, checksum = match.groups()
    pairs = (decks or "").translate(_MISREAD)
    codes = tuple(pairs[at : at + 2] for at in range(0, len(pairs), 2))
    number = int(seed.translate(_MISREAD))
    return FormId(letter, number, quiz.lower(), checksum.translate(_MISREAD), codes)


def code_of_deck(deck: str) -> str:
    """Return the two characters for a deck's id; one in a thousand other decks has the same."""
    return compute_checksum(deck)[:2]


def compute_checksum(content: object) -> str:
    """Return four characters that depend on what a form prints, given as JSON values.

    About one change in a million goes unnoticed. Checksums of different forms can be equal.
    """
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).digest()
    number = int.from_bytes(digest[:8], "big")
    return "".join(_DIGITS[number >> 5 * place & 31] for place in range(_LENGTH))
