"""What to say where the outside world is in the way: which file, why, and what would help."""

from __future__ import annotations

import errno

_ROOM = "what was there is whole; make room, then run it again"
_FOLDER = "what was there is whole; mend its permissions, or name another folder with -o"
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
