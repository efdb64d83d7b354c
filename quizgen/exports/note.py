"""A note of Anki: what a package, a push and the preview have of it in common."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from quizgen.facts.media.media_values import Media


class Note(Struct, frozen=True):
    """A note as it will be written: `fields` are HTML by name, a missing one is empty.

    `key` names the note in the ledger. `slots` gives the slots of a fact's questions, those of
    questions that are asked no more included. A retired note is a notice in the place of one.
    `media` are the files that its fields name.
    """

    key: str
    type: str
    guid: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    slots: Mapping[str, int] = {}
    media: tuple[Media, ...] = ()
    retired: bool = False
