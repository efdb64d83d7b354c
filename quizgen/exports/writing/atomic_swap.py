"""Move new files and folders into place, in one step if the system can do it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

_AT_FDCWD, _EXCHANGE = -100, 2
"""The working folder, and the value of Linux's `RENAME_EXCHANGE` and of macOS's `RENAME_SWAP`."""

_TRIES, _PAUSE = (40 if sys.platform == "win32" else 1), 0.05


def move(old: Path, new: Path) -> None:
    """Rename a file, replacing an existing one, or a folder to a path that is free.

    Windows does not rename files that are open, and virus scanners open new files. There, renaming
    is tried for two seconds. Raises OSError.
    """
    for remaining in reversed(range(_TRIES)):
        try:
            old.replace(new)
        except PermissionError:
            if not remaining:
                raise
            time.sleep(_PAUSE)
        else:
            return


def exchange(new: Path, old: Path) -> None:
    """Exchange two folders: `new` takes the place of `old`. If `old` does not exist, move `new`.

    Linux and macOS exchange two folders in one step. On other systems, and on file systems that
    cannot do it, `old` does not exist for a moment between two renames. A process that is killed
    then leaves both folders complete, next to `new`.

    Raises OSError if one of them cannot be moved. Then `old` is restored, unless `new` has already
    taken its place.
    """
    if not os.path.lexists(old):
        move(new, old)
    elif not _try_exchange(new, old):
        _exchange_in_steps(new, old)


def _exchange_in_steps(new: Path, old: Path) -> None:
    aside = new.with_name(f"{new.name}.old")
    move(old, aside)
    try:
        move(new, old)
    except OSError:
        move(aside, old)
        raise
    move(aside, new)


def _try_exchange(new: Path, old: Path) -> bool:
    """Exchange two folders in one step; return False if the system cannot do it."""
    if sys.platform == "win32":
        return False
    import ctypes

    first, second = os.fsencode(new), os.fsencode(old)
    library = ctypes.CDLL(None)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, _EXCHANGE) == 0)
        return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE) == 0)
    except AttributeError:  # a C library without these functions
        return False
