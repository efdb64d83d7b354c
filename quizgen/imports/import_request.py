"""What somebody asks to import: a file's bytes, and how to read them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from quizgen.facts.kinds import Kind


class Request(Struct, frozen=True):
    """A file to import. `shown` is what findings call it, `name` what the deck will be called.

    `columns` maps a column of a table to a field of `kind`, `constants` a field to the text that it
    has in every row; a field may be one key of a value, as in `amount.unit`.
    """

    shown: str
    suffix: str
    content: bytes
    name: str
    kind: Kind
    columns: Mapping[str, str] = {}
    constants: Mapping[str, str] = {}
