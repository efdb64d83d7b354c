"""The notes that the package, `push` and the preview share."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from quizgen.facts.media.media_values import Media


class Note(Struct, frozen=True):
    """A note of the Anki package.

    `key` names the note in the ledger. `fields` are HTML by name; a missing field is empty. `slots`
    gives the slots of a fact's questions, including retired questions. `media` are the files that
    the fields name. A `retired` note is a notice in place of a note that was published before.
    `options` are the ids of the options of a choice item, for the ledger. `left_out` names the
    fields whose cards are not in the package, although they are filled.
    """

    key: str
    type: str
    guid: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    slots: Mapping[str, int] = {}
    media: tuple[Media, ...] = ()
    retired: bool = False
    options: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
