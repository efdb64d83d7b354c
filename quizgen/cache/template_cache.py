"""Compiled templates in the user's cache folder, as Python keeps its compiled modules.

Compiling ours takes longer than making all files of a small deck with them.
"""

from __future__ import annotations

import hashlib

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from quizgen.cache.store import Store

_DIGEST = hashlib.sha256().digest_size


class TemplateCache(BytecodeCache):
    """Keeps what Jinja makes of templates, for this Jinja and this Python, in a sort of a store.

    Environments that make other code of the same text need sorts of their own. Jinja trusts what it
    is given, so each entry begins with a hash of the rest: what is not whole is compiled anew.
    """

    def __init__(self, store: Store, sort: str) -> None:
        self._store, self._sort = store, sort

    def get_source_checksum(self, source: str) -> str:
        """Return what an entry must have been made of."""
        return f"{jinja2.__version__} {super().get_source_checksum(source)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what is kept for it, if that is whole."""
        kept = self._store.read(self._sort, bucket.key) or b""
        digest, code = kept[:_DIGEST], kept[_DIGEST:]
        if hashlib.sha256(code).digest() == digest:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        code = bucket.bytecode_to_string()
        self._store.write(self._sort, bucket.key, hashlib.sha256(code).digest() + code)
