"""Pictures as answers."""

from __future__ import annotations

from msgspec import Struct


class Picture(Struct, frozen=True):
    """The picture of a fact as an answer. `fact` is the id of the fact.

    `path` is that of its file, relative to the project, and `sha256` the hash of its content.
    """

    fact: str
    path: str
    sha256: str
