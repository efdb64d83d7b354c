"""Output of `quizgen import`: the summary of an import, and what became of notes and cards."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import format_count, print_line
from quizgen.cli.finding_output import findings_as_json

if TYPE_CHECKING:
    from quizgen.imports.deck_import import ImportResult
    from quizgen.imports.foreign_deck import Balance, Loss
    from quizgen.imports.live_notes import LiveImport

_MAX_SHOWN = 3
"""Number of places that are named for each loss."""


def print_failure() -> None:
    """Print that findings prevented an import."""
    click.echo("not imported; fix the errors above", err=True)


def print_live(target: Path, table: str, count: int) -> None:
    """Print which table a deck reads, with its number of rows."""
    print_line(f"{target.stem}: {format_count(count, 'row')} of {table}")
    print_line(f"  {target.as_posix()}")
    _print_next(target)


def _print_next(target: Path) -> None:
    print_line(f"Next: quizgen check {target.stem}, then quizgen build {target.stem}")


def import_as_json(imported: ImportResult) -> dict[str, object]:
    """Return what was imported and what was lost, as JSON values."""
    foreign = imported.foreign
    return {
        "files": [path.as_posix() for path in imported.files],
        "facts": [fact.id for fact in foreign.facts] if foreign else [],
        "guids": sum(len(fact.guids) for fact in foreign.facts) if foreign else 0,
        "notes": _balance_as_json(foreign.notes if foreign else None),
        "cards": _balance_as_json(foreign.cards if foreign else None),
        "losses": _losses_as_json(foreign.losses if foreign else ()),
        "findings": findings_as_json(imported.findings),
    }


def _balance_as_json(balance: Balance | None) -> dict[str, object] | None:
    if balance is None:
        return None
    return {
        "read": balance.read,
        "further": balance.further,
        "imported": balance.imported,
        "left_out": dict(balance.left_out),
    }


def print_summary(imported: ImportResult, target: Path) -> None:
    """Print the files to stdout, and what became of the notes and cards of a package."""
    foreign = imported.foreign
    if foreign is None:
        print_failure()
        return
    guids = sum(len(fact.guids) for fact in foreign.facts)
    kept = f", {format_count(guids, 'GUID')} kept" if guids else ""
    print_line(f"{target.stem}: {format_count(len(foreign.facts), 'fact')}{kept}")
    for path in imported.files:
        print_line(f"  {path.as_posix()}")
    _print_balance("note", foreign.notes, "fact")
    _print_balance("card", foreign.cards, "question")
    _print_losses(foreign.losses)
    _print_next(target)


def _print_losses(losses: Iterable[Loss]) -> None:
    for loss in losses:
        shown = ", ".join(loss.where[:_MAX_SHOWN])
        more = len(loss.where) - _MAX_SHOWN
        also = f" and {more} more" if more > 0 else ""
        print_line(f"  lost: {len(loss.where)} × {loss.what}: {shown}{also}")


def print_live_notes(imported: LiveImport, target: Path) -> None:
    """Print the tables and other files of an import, and what is lost."""
    if not imported.tables:
        print_failure()
        return
    for table, rows in imported.tables.items():
        print_line(f"{target.stem}: {format_count(rows, 'row')} of {table}")
    media = len(imported.files) - len(imported.tables) - 1
    print_line(f"  {target.as_posix()}")
    if media:
        print_line(f"  {format_count(media, 'file')} in media/{target.stem}")
    _print_losses(imported.losses)
    _print_next(target)


def live_notes_as_json(imported: LiveImport) -> dict[str, object]:
    """Return the files of an import and what was lost, as JSON values."""
    return {
        "files": [path.as_posix() for path in imported.files],
        "rows": dict(imported.tables),
        "losses": _losses_as_json(imported.losses),
        "findings": findings_as_json(imported.findings),
    }


def _losses_as_json(losses: Iterable[Loss]) -> list[dict[str, object]]:
    return [{"what": loss.what, "where": list(loss.where)} for loss in losses]


def _print_balance(read: str, balance: Balance | None, made: str) -> None:
    """Print what became of the notes or cards of a package, as a sum that adds up."""
    if balance is None:
        return
    parts = [format_count(balance.imported, made)]
    parts += [f"{count} {reason}" for reason, count in balance.left_out.items()]
    further = f" − {balance.further} further facts of a note" if balance.further else ""
    print_line(f"  {format_count(balance.read, read)} = {' + '.join(parts)}{further}")
