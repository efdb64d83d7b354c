"""Entries in a cache folder: one file each, written completely or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from quizgen.input_files import read_bytes

LARGEST = 512 * 1024 * 1024
"""Maximum size of all entries in bytes. The least recently used are removed first."""
_FOLDER = "QUIZGEN_CACHE_DIR"
_SUFFIX = ".quizgen"
"""Suffix of the names of entries. Files without it, in a folder of the user's choice, are kept."""


class Store(Struct, frozen=True):
    """A cache of entries, each with a group and a name. I/O errors count as cache misses."""

    folder: Path
    largest: int = LARGEST

    def read(self, group: str, name: str) -> bytes | None:
        """Return an entry and mark it as used, or return None if it is missing."""
        path = self._path(group, name)
        try:
            content = read_bytes(path, self.largest)
        except OSError:
            return None
        with suppress(OSError):  # the file of another user, or a read-only disk
            os.utime(path)
        return content

    def write(self, group: str, name: str, content: bytes) -> None:
        """Write an entry. Do nothing if the folder cannot be written."""
        path = self._path(group, name)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, scratch = tempfile.mkstemp(_SUFFIX, prefix=".", dir=path.parent)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(content)
                Path(scratch).replace(path)
            except OSError:
                Path(scratch).unlink()
                raise

    def prune(self) -> None:
        """Remove the least recently used entries until the others fit into the maximum size."""
        entries: list[tuple[float, int, Path]] = []
        with suppress(OSError):  # for example, a folder name that is too long
            entries = sorted(self._list_entries(), reverse=True)
        total = 0
        for _, size, path in entries:
            total += size
            if total > self.largest:
                with suppress(OSError):
                    path.unlink()

    def _path(self, group: str, name: str) -> Path:
        return self.folder / group / f"{name}{_SUFFIX}"

    def _list_entries(self) -> list[tuple[float, int, Path]]:
        """Return the time of last use, size and path of every entry."""
        entries = []
        for path in self.folder.glob(f"*/*{_SUFFIX}"):
            with suppress(OSError):
                status = path.stat()
                entries.append((status.st_mtime, status.st_size, path))
        return entries


def user_store() -> Store | None:
    """Return the cache of this user, in the system's folder for caches.

    The environment variable `QUIZGEN_CACHE_DIR` names another folder. Return None if it is empty.
    """
    folder = os.environ.get(_FOLDER)
    if folder is not None:
        return Store(Path(folder)) if folder else None
    from platformdirs import user_cache_path

    return Store(user_cache_path("quizgen"))
