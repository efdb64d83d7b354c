"""The database in an untrusted Anki package, in any of its formats.

Nothing is unpacked to disk, and sizes are limited.
"""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from collections.abc import Collection

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAX_BYTES = 300_000_000
"""Size limit of an unpacked collection in bytes: ten times the size after years of study."""
_NEWEST = "collection.anki21b"
_NAMES = (_NEWEST, "collection.anki21", "collection.anki2")
"""The entries that may hold the collection, best first; others are dummies for older versions."""


class PackageError(Exception):
    """A package that cannot be read. `help` says what to do."""

    def __init__(self, message: str, help_: str = "export it from Anki again") -> None:
        super().__init__(message)
        self.help = help_


def read_database(content: bytes) -> bytes:
    """Return the SQLite database of a package. Raises PackageError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            database = _unpack(archive, _find_collection(archive.namelist()))
    except zipfile.BadZipFile as error:
        raise PackageError("the file is not an Anki package, or is incomplete") from error
    except (RuntimeError, NotImplementedError, EOFError, OSError, zlib.error) as error:
        raise PackageError(f"cannot unpack the package: {error}") from error
    if len(database) > MAX_BYTES:
        message = f"the collection is larger than {MAX_BYTES // 10**6} MB"
        raise PackageError(message, "export a single deck from Anki")
    return database


def _find_collection(names: Collection[str]) -> str:
    for name in _NAMES:
        if name in names:
            return name
    raise PackageError("the package has no Anki collection")


def _unpack(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return an entry, at most one byte over the limit; the sizes in an archive may be false."""
    entry = archive.getinfo(name)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackageError("the package uses a compression method that Anki does not use")
    with archive.open(entry) as opened:
        content = opened.read(MAX_BYTES + 1)
    return _decompress(content) if name == _NEWEST else content


def _decompress(content: bytes) -> bytes:
    unpacker = zstd.ZstdDecompressor()
    try:
        database = unpacker.decompress(content, max_length=MAX_BYTES + 1)
    except zstd.ZstdError as error:
        raise PackageError(f"cannot unpack the package: {error}") from error
    if not unpacker.eof and len(database) <= MAX_BYTES:
        raise PackageError("the file is not an Anki package, or is incomplete")
    return database
