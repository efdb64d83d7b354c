"""`quizgen rename`: change the id of a fact and keep learners' schedules."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import decks_argument, find_decks, list_decks, print_line
from quizgen.cli.finding_output import print_findings
from quizgen.cli.shell_completion import complete_facts

if TYPE_CHECKING:
    from quizgen.publishing.fact_rename import Renaming


@click.command("rename")
@click.argument("old", shell_complete=complete_facts)
@click.argument("new")
@decks_argument
def command(old: str, new: str, decks: tuple[str, ...]) -> None:
    """Change the id of a fact and keep learners’ schedules.

    \b
    quizgen rename area-demined area-cleared                   Search every deck in decks/
    quizgen rename kursk-engineers/area-demined area-cleared   Rename it in this deck

    Replaces the id in the deck and in its ledger; nothing else in the deck file changes. The notes
    keep their GUIDs, so learners keep their schedules. NEW must be an id that the deck has never
    used, not even for a retired fact.
    """
    from quizgen.facts.projects import project_of
    from quizgen.publishing.fact_rename import RenameError

    deck, _, fact = old.rpartition("/")
    if decks and not deck and old in list_decks():
        hint = f"to rename a fact in this deck, run quizgen rename {old}/{new} {decks[0]}"
        raise click.UsageError(f"“{old}” is a deck, not a fact; {hint}")
    paths = find_decks((deck,) if deck else decks)
    try:
        renaming = _rename(paths, fact, new)
    except RenameError as error:
        raise click.UsageError(str(error)) from None
    if renaming.files is None:
        print_findings(renaming.findings, project_of(paths[0]))
        raise SystemExit(1)
    place = f"{renaming.place.path}:{renaming.place.line}"
    print_line(f"renamed {fact} to {new} in {place}{_describe_ledger(renaming.entries)}")
    click.echo("\nNext: quizgen build")


def _rename(paths: tuple[Path, ...], fact: str, new: str) -> Renaming:
    """Rename a fact. If another process has changed the deck meanwhile, read it again."""
    from quizgen.exports.writing.output_folder import StaleError, replace_files
    from quizgen.publishing.fact_rename import plan_rename

    while True:
        with suppress(StaleError):
            renaming = plan_rename(paths, fact, new)
            if renaming.files is not None:
                replace_files(renaming.files, renaming.before)
            return renaming


def _describe_ledger(entries: int) -> str:
    match entries:
        case 0:
            return "; it has no ledger entries"
        case 1:
            return " and 1 entry of its ledger"
    return f" and {entries} entries of its ledger"
