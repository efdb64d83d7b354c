"""Messages for I/O errors: the file, the reason, and what to do."""

from __future__ import annotations

import errno
import sys

_NO_SPACE = "existing files are unchanged; free some disk space and run the command again"
_CLOSE = "close programs that use it, " if sys.platform == "win32" else ""
_NO_ACCESS = (
    f"existing files are unchanged; {_CLOSE}fix its permissions, or choose another folder with -o"
)
_NOT_A_FOLDER = "a file is in the way; move it, or choose another folder with -o"
_ADVICE = {
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EFBIG: _NO_SPACE,
    errno.EACCES: _NO_ACCESS,
    errno.EPERM: _NO_ACCESS,
    errno.EROFS: _NO_ACCESS,
    errno.ENOTDIR: _NOT_A_FOLDER,
    errno.EBUSY: "wait until it has finished, then run the command again",
}


def describe_os_error(error: OSError) -> str:
    """Return one line about a file that cannot be read or written."""
    advice = _ADVICE.get(error.errno or 0, "")
    parts = (error.filename, error.strerror or error, advice)
    return ": ".join(["quizgen", *(str(part) for part in parts if part)])
