"""Entries in a folder, each a file under a name of its own, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from quizgen.input_files import read_bytes

LARGEST = 512 * 1024 * 1024
"""The bytes that all entries may take together; the least recently used go first."""
_FOLDER = "QUIZGEN_CACHE_DIR"
_MARK = ".quizgen"
"""How the names of entries end: the folder that a user names may hold other files, which stay."""


class Store(Struct, frozen=True):
    """Entries by name, in sorts. Nothing that goes wrong with one is more than a missing entry."""

    folder: Path
    largest: int = LARGEST

    def read(self, sort: str, name: str) -> bytes | None:
        """Return an entry, which counts as used by that; None where there is none."""
        path = self._path(sort, name)
        try:
            content = read_bytes(path, self.largest)
        except OSError:
            return None
        with suppress(OSError):  # another user's, or on a disk that is not to be written
            os.utime(path)
        return content

    def write(self, sort: str, name: str, content: bytes) -> None:
        """Keep an entry, if the folder can be written."""
        path = self._path(sort, name)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, scratch = tempfile.mkstemp(_MARK, prefix=".", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(scratch).replace(path)
            except OSError:
                Path(scratch).unlink()
                raise

    def prune(self) -> None:
        """Remove the entries that were not used for longest until the others are small enough."""
        found: list[tuple[float, int, Path]] = []
        with suppress(OSError):  # a name that is too long, say, which no folder has
            found = sorted(self._entries(), reverse=True)
        total = 0
        for _, size, path in found:
            total += size
            if total > self.largest:
                with suppress(OSError):
                    path.unlink()

    def _path(self, sort: str, name: str) -> Path:
        return self.folder / sort / f"{name}{_MARK}"

    def _entries(self) -> list[tuple[float, int, Path]]:
        entries = []
        for path in self.folder.glob(f"*/*{_MARK}"):
            with suppress(OSError):
                found = path.stat()
                entries.append((found.st_mtime, found.st_size, path))
        return entries


def user_store() -> Store | None:
    """Return the cache of this user, in the folder that the system has for such.

    `QUIZGEN_CACHE_DIR` names another folder; where it is set and empty there is no cache.
    """
    named = os.environ.get(_FOLDER)
    if named is not None:
        return Store(Path(named)) if named else None
    from platformdirs import user_cache_path

    return Store(user_cache_path("quizgen"))
