"""How a run ends that could not do its work: a line for people, and for programs their document."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

_OF_CLICK = (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError)
_BUG = (
    "quizgen: a bug of ours, sorry: {}\n"
    "Please report it with the deck that shows it; `quizgen --traceback …` says where."
)


@contextmanager
def error_boundary() -> Iterator[None]:
    """End the run, with exit code 1, where something is in the way of it.

    That is the outside world, a finding that nothing could return, or a bug of ours. Nobody is
    shown a traceback, unless `--traceback` asks where a bug is.
    """
    try:
        yield
    except click.UsageError as error:
        from quizgen.diagnostics import strip_controls

        message = strip_controls(
            error.format_message()
        )  # it may name a file, which may be called anything
        raise click.UsageError(message, error.ctx) from None
    except _OF_CLICK:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the run ends with what is told of it
        from quizgen.cli.finding_output import print_failure, print_refusal
        from quizgen.diagnostics import ProjectError

        if isinstance(error, ProjectError):
            print_refusal(error)
        elif isinstance(error, OSError):
            from quizgen.cli.os_errors import tell

            print_failure(tell(error))
        elif _traceback_is_asked_for():
            import traceback

            traceback.print_exc()
        else:
            print_failure(_BUG.format(f"{type(error).__name__}: {error}"))
        sys.exit(1)


def _traceback_is_asked_for() -> bool:
    """Tell whether this run of quizgen has `--traceback`, and not whether a word of it is that."""
    context = click.get_current_context(silent=True)
    return bool(context and context.obj and context.obj["traceback"])
