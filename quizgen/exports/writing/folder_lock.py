"""One writer at a time in a folder: two builds at once must neither lose entries nor files."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
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
        _close(handle)


if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        """Open what is locked: Windows locks no folders, so a file for each, out of the way.

        It stands where this user's programs keep such files, whatever a shell calls temporary.
        """
        from platformdirs import user_cache_path

        locks = user_cache_path("quizgen") / "locks"
        locks.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(os.path.normcase(folder).encode()).hexdigest()[:16]
        return os.open(locks / name, os.O_CREAT | os.O_RDWR)

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno not in _BUSY:
                raise
            return False
        return True

    def _close(handle: int) -> None:
        """Give the lock back before: Windows takes its time with those of closed files."""
        with suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)

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

    _close = os.close
