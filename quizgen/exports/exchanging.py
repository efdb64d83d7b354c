"""Putting a new folder into the place of an old one, in one step where the system has it."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_HERE, _EXCHANGE = -100, 2
"""`AT_FDCWD`, and what Linux's `RENAME_EXCHANGE` and macOS's `RENAME_SWAP` both are."""


def exchange(new: Path, old: Path) -> None:
    """Put the folder `new` where `old` stands; what stood there is then where `new` was.

    At no moment is there no folder: Linux and macOS exchange the two in one step. Elsewhere, and
    on file systems that cannot, there is such a moment between two renames; a process that dies in
    it leaves both folders whole beside the place. Raises OSError, with `old` in its place.
    """
    if not os.path.lexists(old):
        new.rename(old)
    elif not _exchanged(new, old):
        _exchange_in_steps(new, old)


def _exchange_in_steps(new: Path, old: Path) -> None:
    aside = new.with_name(f"{new.name}.old")
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    aside.rename(new)


def _exchanged(new: Path, old: Path) -> bool:
    if sys.platform == "win32":
        return False
    one, other = os.fsencode(new), os.fsencode(old)
    system = ctypes.CDLL(None)
    try:
        if sys.platform == "darwin":
            return bool(system.renamex_np(one, other, _EXCHANGE) == 0)
        return bool(system.renameat2(_HERE, one, _HERE, other, _EXCHANGE) == 0)
    except AttributeError:  # a C library without it
        return False
