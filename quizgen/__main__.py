"""The command `quizgen`, also run by `python -m quizgen`.

The output of `--help` is stored as a text file, so that it is printed without importing any
library. A test compares the file with the command line.
"""

import io
import sys


def main() -> None:
    """Run the command line with the arguments of this process."""
    force_utf8()
    if sys.argv[1:] in (["--help"], ["-h"]) and print_help():
        return
    from quizgen.cli import main as run

    run()


def print_help() -> bool:
    """Print the stored help. Return False if stdout cannot be written.

    The disk may be full, the pipe may be broken, or stdout may be None because it is closed. The
    command line then reports the error.
    """
    stored = f"{__file__.removesuffix('__main__.py')}cli/help.txt"
    with open(stored, encoding="utf-8") as text:  # noqa: PTH123 - importing pathlib is slow
        try:
            sys.stdout.write(text.read())
            sys.stdout.flush()
        except (OSError, AttributeError):
            return False
    return True


def force_utf8() -> None:
    """Write UTF-8 and LF to stdout and stderr on every system, as output may become a file.

    The encoding of a locale may lack typographic quotation marks and most of the world's scripts.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    main()
