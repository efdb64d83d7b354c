"""What verbs share: the decks they are given, and how findings and JSON are printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from quizgen.diagnostics import Finding

Command = TypeVar("Command", bound=Callable[..., Any])


def decks_argument(command: Command) -> Command:
    """Add the argument DECKS: ids or paths, by default every deck in `decks/`."""
    return click.argument("decks", nargs=-1, metavar="[DECK]...", shell_complete=complete_decks)(
        command
    )


def complete_decks(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return what a shell completes: the ids of decks in `decks/`, files where none begins so."""
    from click.shell_completion import CompletionItem

    del ctx, param
    found = [CompletionItem(id_) for id_ in known_decks() if id_.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]


def find_decks(names: Sequence[str]) -> tuple[Path, ...]:
    """Return the files or folders of the decks that were named; all in `decks/` for none.

    Raises click.UsageError, which exits with 2, for a deck that does not exist.
    """
    known = known_decks()
    if not names and not known:
        raise click.UsageError("no decks here: run quizgen where decks/ stands, or name a file")
    return tuple(_find(name, known) for name in names) or tuple(known.values())


def known_decks() -> dict[str, Path]:
    """Return the files or folders of the decks in `decks/` by their ids."""
    return {_deck_id(path): path for path in _decks_in(Path("decks"))}


def _decks_in(folder: Path) -> Iterable[Path]:
    for path in sorted(folder.glob("*")):
        if path.suffix == ".yaml" or (path / "deck.yaml").is_file():
            yield path


def _deck_id(path: Path) -> str:
    return path.stem if path.suffix == ".yaml" else path.name


def _find(name: str, known: dict[str, Path]) -> Path:
    if name in known:
        return known[name]
    path = Path(name)
    if path.is_file():
        return path.parent if path.name == "deck.yaml" else path
    if (path / "deck.yaml").is_file():
        return path
    from quizgen.diagnostics import did_you_mean

    raise click.UsageError(f"no deck “{name}”: {did_you_mean(name, known)}")


def print_findings(findings: Iterable[Finding], project: Path) -> None:
    """Print findings to stderr, each with the author's line."""
    from quizgen.diagnostics import Severity, format_finding, read_texts

    found = tuple(findings)
    texts = read_texts(found, project)
    for finding in found:
        head, *rest = format_finding(finding, texts).split("\n")
        colour = "red" if finding.severity is Severity.ERROR else "yellow"
        click.echo("\n".join((click.style(head, fg=colour), *rest)), err=True)


def findings_as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as others read them."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": finding.message,
            "help": finding.help,
        }
        for finding in findings
    ]


def files_as_json(sizes: Mapping[str, int], changed: Iterable[str]) -> list[dict[str, Any]]:
    """Return the files that were written as others read them, with which of them are new."""
    new = frozenset(changed)
    return [{"name": name, "bytes": size, "changed": name in new} for name, size in sizes.items()]


def print_files(folder: str, files: Iterable[Mapping[str, Any]]) -> None:
    """Print the files of a folder with their sizes, and which ones did not change."""
    for file in files:
        mark = "" if file.get("changed", True) else "  (unchanged)"
        click.echo(f"  {folder}/{file['name']}  {file['bytes']:,} bytes{mark}")


def print_json(document: object) -> None:
    """Print the one JSON document of a run with `--json`."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 fact, 2 facts."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
