"""`quizgen explain`: explain what a finding means, why it matters and how to fix it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizgen.cli.finding_output import json_option, print_json
from quizgen.cli.shell_completion import complete_codes

if TYPE_CHECKING:
    from quizgen.explanations import Explanation


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE]...", shell_complete=complete_codes)
@click.option("--all", "everything", is_flag=True, help="Explain every code.")
@json_option
def command(codes: tuple[str, ...], *, everything: bool, as_json: bool) -> None:
    """Explain what a finding means, by its code or name.

    \b
    quizgen explain R07               Explain one rule
    quizgen explain revealing-stems   The same, by name
    quizgen explain G                 Explain all codes that start with G
    """
    from quizgen.review.finding_codes import find_explanations, list_explanations

    if not codes and not everything:
        raise click.UsageError("missing code; give one, such as R07, or use --all")
    try:
        found = list_explanations() if everything else find_explanations(codes)
    except KeyError as error:
        raise click.UsageError(error.args[0]) from None
    if as_json:
        from msgspec import to_builtins

        print_json([to_builtins(explanation) for explanation in found])
    else:
        click.echo("\n\n\n".join(map(_as_text, found)))


def _as_text(explanation: Explanation) -> str:
    head = click.style(f"{explanation.code} {explanation.name}", bold=True)
    summary = explanation.summary[0].upper() + explanation.summary[1:]
    sections = (f"{name}: {text}" for name, text in explanation.sections.items())
    return "\n\n".join((f"{head}: {summary}", *sections))
