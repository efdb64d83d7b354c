"""One writer at a time in a folder: two builds at once must neither lose entries nor files."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

PATIENCE = 60.0
"""Seconds to wait for another writer. Whoever writes has everything made, and needs a moment."""
_PAUSE = 0.02
_BUSY = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextmanager
def lock_folders(*folders: Path) -> Iterator[None]:
    """Let no other quizgen write into these folders meanwhile.

    The lock ends with the process, however that ends, so that none is ever left behind. It binds
    those who ask for it, and no one else. Raises OSError where another one holds it for longer
    than PATIENCE.
    """
    with ExitStack() as held:
        for folder in sorted({folder.resolve() for folder in folders}):
            held.enter_context(_locked(folder))
        yield


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = _open(folder)
    try:
        deadline = time.monotonic() + PATIENCE
        while not _take(handle):
            if time.monotonic() > deadline:
                raise OSError(errno.EBUSY, "another quizgen is writing there", str(folder))
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        """Open what is locked: Windows locks no folders, so a file for each, out of the way."""
        name = hashlib.sha256(str(folder).casefold().encode()).hexdigest()[:16]
        return os.open(Path(tempfile.gettempdir(), f"quizgen-{name}.lock"), os.O_CREAT | os.O_RDWR)

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno not in _BUSY:
                raise
            return False
        return True

else:
    import fcntl

    def _open(folder: Path) -> int:
        """Open the folder itself, so that no file has to be kept for the lock."""
        return os.open(folder, os.O_RDONLY)

    def _take(handle: int) -> bool:
        """Take the lock. A file system that has none is used without."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _BUSY
        return True
