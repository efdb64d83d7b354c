"""Reading files that somebody else wrote: regular ones, no larger than makes sense, in UTF-8.

A pipe under the name of a picture would be waited for, a device would be read for ever, and a file
of gigabytes would fill the memory. So it is asked first what stands there.
"""

from __future__ import annotations

import errno
import stat
from pathlib import Path

LARGEST_TEXT = 20_000_000
"""Bytes that a text may have: twice a deck of 25 000 facts, or four Bibles."""


def read_bytes(path: Path, largest: int) -> bytes:
    """Return the content of a regular file of at most so many bytes. Raises OSError."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
    if found.st_size > largest:
        raise OSError(errno.EINVAL, f"it has more than {largest // 10**6} MB", str(path))
    return path.read_bytes()


def reason_of(error: OSError | UnicodeError) -> str:
    """Return why a file could not be read, in words that end a sentence."""
    if isinstance(error, UnicodeDecodeError):
        return f"it is not UTF-8 at byte {error.start}"
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return reason[:1].lower() + reason[1:]


def read_text(path: Path, largest: int = LARGEST_TEXT, errors: str = "strict") -> str:
    """Return the text of a file in UTF-8, its lines ending in LF, without a byte order mark.

    Raises OSError, and UnicodeDecodeError for what is not UTF-8 unless `errors`, as Python names
    ways to decode, is another one.
    """
    text = read_bytes(path, largest).decode("utf-8-sig", errors)
    return text.replace("\r\n", "\n").replace("\r", "\n")
