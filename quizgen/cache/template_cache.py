"""Compiled templates in the user's cache folder, as Python caches compiled modules.

Compiling our page templates takes longer than building a small deck with them.
"""

from __future__ import annotations

import hashlib

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from quizgen import __version__
from quizgen.cache.store import Store

_DIGEST_SIZE = hashlib.sha256().digest_size


class TemplateCache(BytecodeCache):
    """Jinja's bytecode cache, with its entries in a group of a store.

    Environments that compile the same text to different code need different groups. An entry starts
    with a SHA-256 of the rest, because Jinja runs an entry without checking that it is undamaged.
    `docs/design.md` says why Jinja's own `FileSystemBytecodeCache` is not enough.
    """

    def __init__(self, store: Store, group: str) -> None:
        self._store, self._group = store, group

    def get_source_checksum(self, source: str) -> str:
        """Return a key that an entry must match: the source, and the versions of quizgen and Jinja.

        Jinja itself adds the version of Python.
        """
        return f"{__version__} {jinja2.__version__} {super().get_source_checksum(source)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the entry of a template, if it exists and is undamaged."""
        content = self._store.read(self._group, bucket.key) or b""
        digest, code = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
        if hashlib.sha256(code).digest() == digest:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the entry of a template."""
        code = bucket.bytecode_to_string()
        self._store.write(self._group, bucket.key, hashlib.sha256(code).digest() + code)
