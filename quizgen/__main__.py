"""The command `quizgen`, which is `python -m quizgen` too.

Help is asked for more often than anything else. It is kept as text beside the command line, so that
no library has to be imported to print it; a test compares it with what the command line would say.
"""

import sys


def main() -> None:
    """Run the command line on the arguments of this process."""
    if sys.argv[1:] in (["--help"], ["-h"]):
        kept = f"{__file__.removesuffix('__main__.py')}cli/help.txt"
        with open(kept, encoding="utf-8") as text:  # noqa: PTH123 - pathlib takes longer than this
            sys.stdout.write(text.read())
        return
    from quizgen.cli import main as run

    run()


if __name__ == "__main__":
    main()
