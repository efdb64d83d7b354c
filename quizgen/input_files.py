"""Read untrusted files safely: only regular files, of limited size, in UTF-8.

Reading a pipe could block, reading a device might never end, and a file of gigabytes would fill the
memory. So the type and size of a file are checked before it is read.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_JUNCTION = 0xA0000003
"""Windows’ tag of a folder that is a link to another (`IO_REPARSE_TAG_MOUNT_POINT`)."""
OUTSIDE = "it is a link that leads out of the project"
LARGEST_TEXT = 20_000_000
"""Maximum size of a text in bytes: twice the size of a deck with 25,000 facts."""


def read_bytes(path: Path, largest: int) -> bytes:
    """Return the bytes of a file. Raise OSError if it is not regular, or larger than `largest`."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    if found.st_size > largest:
        raise OSError(errno.EINVAL, f"it is larger than {largest // 10**6} MB", str(path))
    return path.read_bytes()


def is_link(path: Path) -> bool:
    """Return whether a path is a symbolic link, or a junction of Windows. It may lead nowhere."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


def is_inside(folder: Path, path: Path) -> bool:
    """Return whether a path, with links resolved, is in a folder. A loop of links is not."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def leads_outside(folder: Path, path: Path) -> bool:
    """Return whether a path in a folder leads out of it: it, or a folder on its way, is a link."""
    inner, outer = (os.path.abspath(each) for each in (path, folder))  # noqa: PTH100 - keeps links
    if os.path.realpath(inner) == inner:
        return False  # there is no link on the way: this is quicker, and usual
    return Path(inner).is_relative_to(outer) and not is_inside(folder, path)


def check_inside(folder: Path, path: Path) -> None:
    """Raise OSError if a path in a folder leads out of it."""
    if leads_outside(folder, path):
        raise OSError(errno.ELOOP, OUTSIDE, str(path))


def reason_of(error: OSError | UnicodeError) -> str:
    """Return why a file could not be read, as a clause for the end of a message."""
    if isinstance(error, UnicodeDecodeError):
        return f"it is not UTF-8 at byte {error.start}"
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return reason[:1].lower() + reason[1:]


def read_text(path: Path, largest: int = LARGEST_TEXT, errors: str = "strict") -> str:
    """Return the text of a UTF-8 file, with LF line ends and without a byte order mark.

    `errors` is an error handler of `bytes.decode`. Raise OSError, or UnicodeDecodeError if the file
    is not UTF-8 and `errors` is `strict`.
    """
    text = read_bytes(path, largest).decode("utf-8-sig", errors)
    return text.replace("\r\n", "\n").replace("\r", "\n")
