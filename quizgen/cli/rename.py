"""`quizgen rename`: another id for a fact, its learners' schedules kept."""

from __future__ import annotations

import click

from quizgen.cli.arguments import decks_argument, find_decks, known_decks, print_line
from quizgen.cli.finding_output import print_findings
from quizgen.cli.shell_completion import complete_facts


@click.command("rename")
@click.argument("old", shell_complete=complete_facts)
@click.argument("new")
@decks_argument
def command(old: str, new: str, decks: tuple[str, ...]) -> None:
    """Give a fact another id, and keep learners’ schedules.

    \b
    quizgen rename area-demined area-cleared                   wherever it stands
    quizgen rename kursk-engineers/area-demined area-cleared   in this deck

    The new id stands in the deck and in its ledger. Its notes keep their GUIDs, so learners keep
    their schedules. Of the deck only the letters of the id change. NEW is an id that the deck never
    had: nothing retired has it, either.
    """
    from quizgen.exports.writing.output_folder import replace_files
    from quizgen.facts.projects import project_of
    from quizgen.publishing.fact_rename import RenameError, plan_rename

    deck, _, fact = old.rpartition("/")
    if decks and not deck and old in known_decks():
        hint = f"the deck comes before the fact: quizgen rename {old}/{new} {decks[0]}"
        raise click.UsageError(f"“{old}” is a deck: {hint}")
    paths = find_decks((deck,) if deck else decks)
    try:
        renaming = plan_rename(paths, fact, new)
    except RenameError as error:
        raise click.UsageError(str(error)) from None
    if renaming.files is None:
        print_findings(renaming.findings, project_of(paths[0]))
        raise SystemExit(1)
    replace_files(renaming.files, renaming.before)
    place = f"{renaming.place.path}:{renaming.place.line}"
    print_line(f"renamed {fact} to {new} in {place}{_in_ledger(renaming.entries)}")
    click.echo("\nNext: quizgen build")


def _in_ledger(entries: int) -> str:
    match entries:
        case 0:
            return "; it was never built"
        case 1:
            return " and 1 entry of its ledger"
    return f" and {entries} entries of its ledger"
