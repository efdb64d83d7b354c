"""The command line: one module a verb, each a click command called `command`.

What a verb needs beyond click is imported inside its function, and a verb itself when it is asked
for: a command imports what it needs and nothing else.
"""

from __future__ import annotations

import gc
import os
from importlib import import_module
from typing import Any

import click

from quizgen import __version__
from quizgen.cli.error_boundary import error_boundary

VERBS = {
    "init": "init",
    "new": "new",
    "import": "import_",
    "draft": "draft",
    "preview": "preview",
    "build": "build",
    "push": "push",
    "quiz": "quiz",
    "cards": "cards",
    "check": "check",
    "coverage": "coverage",
    "diff": "diff",
    "show": "show",
    "stats": "stats",
    "rename": "rename",
    "explain": "explain",
    "schema": "schema",
}
"""The module of each verb, in the order of a day's work."""


class _Verbs(click.Group):
    """A group that imports the verb that is asked for alone, and knows a typo's neighbour."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"{__name__}.{VERBS[cmd_name]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not (ctx.resilient_parsing or args[0] in VERBS or args[0].startswith("-")):
            from quizgen.diagnostics import did_you_mean

            hint = did_you_mean(args[0], VERBS)
            raise click.UsageError(f"no verb “{args[0]}”: {hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        with error_boundary():  # while it is known in which format the verb was to report
            return super().invoke(ctx)


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.option("--traceback", is_flag=True, help="Show where in quizgen a bug of ours happened.")
@click.pass_context
def cli(ctx: click.Context, *, traceback: bool) -> None:
    """Turn the curated facts of an article into Anki decks and printable quizzes.

    \b
    quizgen build                 all decks in decks/, into build/
    quizgen quiz -n 20 --forms 2  a quiz to print, in forms A and B
    quizgen check kursk-engineers what is wrong with one
    quizgen show --style choice   the questions, as text
    """
    ctx.obj = {"traceback": traceback}
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main() -> None:
    """Run the command line.

    A command makes values that last until it ends, none of which refer to each other in circles:
    looking for such garbage would find none, and takes a fifth of the time. Python looks once more
    when it ends, but not at what is frozen.
    """
    gc.disable()
    try:
        with error_boundary():
            cli(prog_name="quizgen")
    finally:
        gc.freeze()
