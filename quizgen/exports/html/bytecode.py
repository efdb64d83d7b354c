"""Compiled templates of pages in the user's cache folder, as Python keeps its compiled modules.

Compiling them takes longer than rendering the pages of a small deck.
"""

from __future__ import annotations

import hashlib

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from quizgen.exports.writing.store import Store

_SORT = "templates"
_DIGEST = hashlib.sha256().digest_size


class KeptBytecode(BytecodeCache):
    """Keeps what Jinja makes of a template, for this Jinja and this Python, in a store.

    Jinja trusts what it is given, so each entry begins with a hash of the rest: what is not whole
    is compiled anew.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def get_source_checksum(self, source: str) -> str:
        """Return what an entry must have been made of."""
        return f"{jinja2.__version__} {super().get_source_checksum(source)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what is kept for it, if that is whole."""
        kept = self._store.read(_SORT, bucket.key) or b""
        digest, code = kept[:_DIGEST], kept[_DIGEST:]
        if hashlib.sha256(code).digest() == digest:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        code = bucket.bytecode_to_string()
        self._store.write(_SORT, bucket.key, hashlib.sha256(code).digest() + code)
