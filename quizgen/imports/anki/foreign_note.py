"""Notes as Anki exports them, in a package or in a text file."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

MOST_FIELDS = 1_000
"""Maximum number of fields of a note type. The work for each note grows with this number."""


class CardSides(Struct, frozen=True, cache_hash=True):
    """The templates of the two sides of a card."""

    front: str
    back: str


class PackageNoteType(Struct, frozen=True, cache_hash=True):
    """A note type: its fields, and the templates of its cards.

    A cloze type has one template, and a card for each number of its gaps.
    """

    fields: tuple[str, ...]
    templates: tuple[CardSides, ...]
    is_cloze: bool = False


class ForeignNote(Struct, frozen=True):
    """A note. `fields` are HTML by name, `changed` is in Unix seconds.

    `deck` is the deck of its first card. `cards` are the ordinals of its cards, from 0: that of a
    template, or in a cloze note the number of a gap less one. `retired` are those of quizgen's
    notices. `studied` says whether a card has been reviewed.
    """

    guid: str
    type: PackageNoteType
    fields: Mapping[str, str]
    tags: tuple[str, ...] = ()
    changed: int = 0
    deck: str = ""
    cards: tuple[int, ...] = ()
    studied: bool = False
    retired: tuple[int, ...] = ()
