"""Putting new files and folders into the place of old ones, in one step where the system has it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

_HERE, _EXCHANGE = -100, 2
"""`AT_FDCWD`, and what Linux's `RENAME_EXCHANGE` and macOS's `RENAME_SWAP` both are."""

_TRIES, _PAUSE = (40 if sys.platform == "win32" else 1), 0.05


def move(old: Path, new: Path) -> None:
    """Rename a file, over another one if need be, or a folder to where there is none.

    Windows lets nobody rename what anybody has open, and scanners open whatever has just been
    written: there it is tried for two seconds. Raises OSError.
    """
    for left in reversed(range(_TRIES)):
        try:
            old.replace(new)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def exchange(new: Path, old: Path) -> None:
    """Put the folder `new` where `old` stands; what stood there is then where `new` was.

    At no moment is there no folder: Linux and macOS exchange the two in one step. Elsewhere, and
    on file systems that cannot, there is such a moment between two renames; a process that dies in
    it leaves both folders whole beside the place. Raises OSError where one of them cannot be
    moved: `old` is put back then, unless `new` stands there already.
    """
    if not os.path.lexists(old):
        move(new, old)
    elif not _exchanged(new, old):
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


def _exchanged(new: Path, old: Path) -> bool:
    if sys.platform == "win32":
        return False
    import ctypes

    one, other = os.fsencode(new), os.fsencode(old)
    system = ctypes.CDLL(None)
    try:
        if sys.platform == "darwin":
            return bool(system.renamex_np(one, other, _EXCHANGE) == 0)
        return bool(system.renameat2(_HERE, one, _HERE, other, _EXCHANGE) == 0)
    except AttributeError:  # a C library without it
        return False
