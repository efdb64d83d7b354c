"""The command `quizgen`, which is `python -m quizgen` too.

Help is asked for more often than anything else. It is kept as text beside the command line, so that
no library has to be imported to print it; a test compares it with what the command line would say.
"""

import io
import sys


def main() -> None:
    """Run the command line on the arguments of this process."""
    force_utf8()
    if sys.argv[1:] in (["--help"], ["-h"]) and print_help():
        return
    from quizgen.cli import main as run

    run()


def print_help() -> bool:
    """Print the kept help; return False where nobody takes it, which the command line then tells.

    A disk may be full, a pipe broken, and stdout closed: then it is None.
    """
    kept = f"{__file__.removesuffix('__main__.py')}cli/help.txt"
    with open(kept, encoding="utf-8") as text:  # noqa: PTH123 - pathlib takes longer than this
        try:
            sys.stdout.write(text.read())
            sys.stdout.flush()
        except (OSError, AttributeError):
            return False
    return True


def force_utf8() -> None:
    """Print UTF-8 and LF whatever the system and its locale: what is printed may become a file.

    An old locale has no quotation marks, no Korean; Windows would write them in an alphabet of 256.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    main()
