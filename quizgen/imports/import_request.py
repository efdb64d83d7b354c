"""The request for an import: the content of a file and how to read it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from quizgen.facts.kinds import Kind


class Request(Struct, frozen=True):
    """A file to import. `shown` is its path in findings, `name` the title of the deck.

    `columns` maps columns of a table to fields of `kind`. `constants` maps fields to the text that
    they have in every row. A field may be one key of a value, such as `amount.unit`.
    """

    shown: str
    suffix: str
    content: bytes
    name: str
    kind: Kind
    columns: Mapping[str, str] = {}
    constants: Mapping[str, str] = {}
