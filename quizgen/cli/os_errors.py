"""What to say where the outside world is in the way: which file, why, and what would help."""

from __future__ import annotations

import errno
import sys

_ROOM = "what was there is whole; make room, then run it again"
_OPEN = "close what has it open, " if sys.platform == "win32" else ""
_FOLDER = f"what was there is whole; {_OPEN}mend its permissions, or name another folder with -o"
_TAKEN = "something else stands there: move it away, or name another folder with -o"
_ADVICE = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
    errno.EACCES: _FOLDER,
    errno.EPERM: _FOLDER,
    errno.EROFS: _FOLDER,
    errno.ENOTDIR: _TAKEN,
    errno.EBUSY: "wait until it has ended, then run it again",
}


def tell(error: OSError) -> str:
    """Return one line about a file that could not be read or written."""
    advice = _ADVICE.get(error.errno or 0, "")
    parts = (error.filename, error.strerror or error, advice)
    return ": ".join(["quizgen", *(str(part) for part in parts if part)])
