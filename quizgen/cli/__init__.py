"""The command line: one module per command, each with a click command called `command`.

Imports are lazy, so that a command loads only what it needs: modules of commands are imported when
the command is run, and everything beyond click inside its function.
"""

from __future__ import annotations

import gc
import os
from importlib import import_module
from typing import Any

import click

from quizgen import __version__
from quizgen.cli.error_boundary import error_boundary

COMMANDS = {
    "init": "init",
    "new": "new",
    "import": "import_",
    "draft": "draft",
    "preview": "preview",
    "build": "build",
    "push": "push",
    "quiz": "quiz",
    "cards": "cards",
    "export": "export",
    "check": "check",
    "coverage": "coverage",
    "diff": "diff",
    "show": "show",
    "stats": "stats",
    "rename": "rename",
    "explain": "explain",
    "schema": "schema",
}
"""The module of each command, in the order of a typical workflow."""


class _LazyGroup(click.Group):
    """A group that imports only the command that runs, and suggests a name for a typo."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{COMMANDS[cmd_name]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not (ctx.resilient_parsing or args[0] in COMMANDS or args[0].startswith("-")):
            from quizgen.diagnostics import did_you_mean

            hint = did_you_mean(args[0], COMMANDS)
            raise click.UsageError(f"unknown command “{args[0]}”; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        with error_boundary():  # inside the context, which knows the output format
            return super().invoke(ctx)


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.option("--traceback", is_flag=True, help="Show the traceback of an internal error.")
@click.pass_context
def cli(ctx: click.Context, *, traceback: bool) -> None:
    """Turn facts from an article into Anki decks and printable quizzes.

    \b
    quizgen check                  Check every deck in decks/
    quizgen build kursk-engineers  Build one deck into build/
    quizgen quiz -n 20 --forms 2   Create a quiz with forms A and B
    quizgen show --styles choice   Print the multiple-choice questions

    Commands that take DECK use every deck in decks/ by default.
    """
    ctx.obj = {"traceback": traceback}
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main() -> None:
    """Run the command line.

    Garbage collection is off: a command's values live until it ends and form no reference cycles,
    so a collection finds nothing and takes a fifth of the run time. `gc.freeze` also spares the
    collection at exit.
    """
    gc.disable()
    try:
        with error_boundary():
            cli(prog_name="quizgen")
    finally:
        gc.freeze()
