"""Error handling of the command line: one line for users, one document for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

_CLICK_ERRORS = (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError)
_BUG = (
    "quizgen: internal error: {}\n"
    "Please report it with the deck that causes it; `quizgen --traceback …` shows the traceback."
)


@contextmanager
def error_boundary() -> Iterator[None]:
    """Report any error in the block and exit with code 1.

    Handles I/O errors, findings raised as ProjectError, and bugs. Prints a traceback only for bugs,
    and only with `--traceback`. Usage errors pass through, without control characters.
    """
    try:
        yield
    except click.UsageError as error:
        from quizgen.diagnostics import strip_controls

        message = strip_controls(error.format_message())  # a file name may contain any character
        raise click.UsageError(message, error.ctx) from None
    except _CLICK_ERRORS:
        raise
    except Exception as error:  # noqa: BLE001 - every error ends in a message
        from quizgen.cli.finding_output import print_failure, print_project_error
        from quizgen.diagnostics import ProjectError

        if isinstance(error, ProjectError):
            print_project_error(error)
        elif isinstance(error, OSError):
            from quizgen.cli.os_errors import describe_os_error

            print_failure(describe_os_error(error))
        elif _wants_traceback():
            import traceback

            traceback.print_exc()
        else:
            print_failure(_BUG.format(f"{type(error).__name__}: {error}"))
        sys.exit(1)


def _wants_traceback() -> bool:
    """Return whether the option `--traceback` is set. An argument with this text does not count."""
    context = click.get_current_context(silent=True)
    return bool(context and context.obj and context.obj["traceback"])
