"""Lock folders, so that two builds at once lose neither files nor entries of the ledger.

The lock is filelock's, on the folder's own descriptor. Unlike a lock file, that leaves nothing
behind beside the decks, works in a folder that is read-only, and holds between users.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

TIME_LIMIT = 60.0
"""Seconds to wait for another process. A writer has everything ready and holds a lock briefly."""
_PAUSE = 0.02


@contextmanager
def lock_folders(*folders: Path) -> Iterator[None]:
    """Lock folders against other processes of quizgen.

    Folders are locked in one order, so that two processes never wait for each other. The system
    releases a lock when its process ends, even if it is killed.

    Raises OSError if another process holds a lock for longer than TIME_LIMIT seconds.
    """
    with ExitStack() as stack:
        for folder in sorted({folder.resolve() for folder in folders}):
            stack.enter_context(_lock_folder(folder))
        yield


@contextmanager
def _lock_folder(folder: Path) -> Iterator[None]:
    from filelock import unlock_descriptor

    descriptor = _open(folder)
    try:
        _wait_for_lock(descriptor, folder)
        try:
            yield
        finally:
            with suppress(OSError):  # closing is enough, but Windows takes its time after that
                unlock_descriptor(descriptor)
    finally:
        os.close(descriptor)


def _wait_for_lock(descriptor: int, folder: Path) -> None:
    deadline = time.monotonic() + TIME_LIMIT
    while not _try_lock(descriptor):
        if time.monotonic() > deadline:
            raise OSError(errno.EBUSY, "another quizgen is writing there", str(folder))
        time.sleep(_PAUSE)


def _try_lock(descriptor: int) -> bool:
    """Return whether the lock is ours. A file system without locks is used without them."""
    from filelock import lock_descriptor

    try:
        return lock_descriptor(descriptor, blocking=False)
    except OSError:
        return True


def _open(folder: Path) -> int:
    """Open the folder itself, or on Windows, which locks no folders, a file in the user's cache."""
    if sys.platform != "win32":
        return os.open(folder, os.O_RDONLY)
    from platformdirs import user_cache_path

    locks = user_cache_path("quizgen") / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(os.path.normcase(folder).encode()).hexdigest()[:16]
    return os.open(locks / name, os.O_CREAT | os.O_RDWR)
