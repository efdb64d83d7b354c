"""`quizgen import`: from a table or an Anki package to a deck."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import counted, print_line
from quizgen.cli.finding_output import (
    findings_as_json,
    format_option,
    print_document,
    print_findings,
)
from quizgen.cli.shell_completion import complete_kinds

if TYPE_CHECKING:
    from quizgen.facts.kinds import Kind
    from quizgen.imports.deck_import import ImportResult
    from quizgen.imports.import_request import Request

_SHOWN = 3
_LARGEST = 500_000_000
"""Bytes of a file, which is read whole. A larger package is exported again without its media."""


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--kind",
    metavar="KIND",
    help="Of the facts of a table; card without it.",
    shell_complete=complete_kinds,
)
@click.option(
    "--map", "columns", multiple=True, metavar="COLUMN=FIELD", help="What a column fills."
)
@click.option(
    "--set", "constants", multiple=True, metavar="FIELD=TEXT", help="The same in all rows."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Instead of decks/FILE.yaml.")
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def command(  # noqa: PLR0913 - an argument for each option
    file: Path,
    kind: str | None,
    columns: tuple[str, ...],
    constants: tuple[str, ...],
    output: Path | None,
    *,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a deck of a table (CSV, TSV) or an Anki package (.apkg).

    \b
    quizgen import capitals.csv          columns named front and back
    quizgen import parks.csv --kind quantity --map park=actor --set "verb=cover, covered"
    quizgen import french.apkg           basic and cloze notes

    Writes a deck, the file's own words as its source, and, of Anki notes, their GUIDs into the
    deck's ledger. Says what a deck cannot hold. While a row is bad nothing is written, and an
    existing deck is never overwritten.
    """
    from quizgen.facts.projects import project_of
    from quizgen.imports.deck_import import import_file, is_package, write_import

    if is_package(file) and (kind or columns or constants):
        raise click.UsageError("--kind, --map and --set are for tables: a package’s notes say all")
    target = _target(file, output)
    request = _request(file, _kind(kind or "card", project_of(target)), columns, constants)
    imported = import_file(request, target, int(time.time()))
    print_findings(imported.findings, Path())
    if imported.foreign is not None:
        write_import(imported)
    if as_json:
        print_document(_as_json(imported))
    elif not quiet:
        _summarise(imported, target)
    if imported.findings:
        raise SystemExit(1)


def _target(file: Path, output: Path | None) -> Path:
    """Return the deck's file. Raises click.UsageError for one that cannot be or is there."""
    from quizgen.facts.ids import fault_of
    from quizgen.imports.deck_import import files_of
    from quizgen.imports.foreign_names import slug

    target = output or Path("decks", f"{slug(file.stem) or 'imported'}.yaml")
    if target.suffix != ".yaml":
        raise click.UsageError(f"{target} is no deck: -o decks/NAME.yaml")
    if fault := fault_of(target.stem, of_files=True):
        raise click.UsageError(f"{fault}; name another with -o")
    for path in files_of(target):
        if path.exists():
            raise click.UsageError(f"{path} is there already: name another deck with -o")
    return target


def _kind(name: str, project: Path) -> Kind:
    from quizgen.diagnostics import did_you_mean
    from quizgen.facts.kinds import load_kinds

    kinds, findings = load_kinds(project)
    print_findings(findings, project)
    if name not in kinds:
        raise click.UsageError(f"no kind “{name}”: {did_you_mean(name, kinds)}")
    return kinds[name].kind


def _request(
    file: Path, kind: Kind, columns: tuple[str, ...], constants: tuple[str, ...]
) -> Request:
    from quizgen.imports.foreign_names import clean
    from quizgen.imports.import_request import Request

    return Request(
        shown=file.as_posix(),
        suffix=file.suffix.lower(),
        content=_content(file),
        name=_title(clean(file.stem.replace("-", " ").replace("_", " "))),
        kind=kind,
        columns=_pairs("--map", columns),
        constants={key: text for key, text in _pairs("--set", constants).items() if text},
    )


def _content(file: Path) -> bytes:
    from quizgen.input_files import read_bytes

    return read_bytes(file, _LARGEST)


def _title(name: str) -> str:
    return name[:1].upper() + name[1:] or "Imported"


def _pairs(option: str, written: tuple[str, ...]) -> dict[str, str]:
    """Read `NAME=TEXT`; the last sign of equality counts in a mapping, the first in a text."""
    pairs = {}
    for one in written:
        name, equals, text = one.rpartition("=") if option == "--map" else one.partition("=")
        if not (equals and name.strip()):
            raise click.UsageError(f"{option} {one}: write NAME=VALUE")
        pairs[" ".join(name.split())] = text.strip()
    return pairs


def _as_json(imported: ImportResult) -> dict[str, object]:
    foreign = imported.foreign
    return {
        "files": [path.as_posix() for path in imported.files],
        "facts": [fact.id for fact in foreign.facts] if foreign else [],
        "guids": sum(bool(fact.guid) for fact in foreign.facts) if foreign else 0,
        "losses": [{"what": loss.what, "where": list(loss.where)} for loss in foreign.losses]
        if foreign
        else [],
        "findings": findings_as_json(imported.findings),
    }


def _summarise(imported: ImportResult, target: Path) -> None:
    foreign = imported.foreign
    if foreign is None:
        click.echo("nothing imported; mend the errors above", err=True)
        return
    guids = sum(bool(fact.guid) for fact in foreign.facts)
    kept = f", {counted(guids, 'GUID')} kept" if guids else ""
    print_line(f"{target.stem}: {counted(len(foreign.facts), 'fact')}{kept}")
    for path in imported.files:
        print_line(f"  {path.as_posix()}")
    for loss in foreign.losses:
        shown = ", ".join(loss.where[:_SHOWN])
        more = len(loss.where) - _SHOWN
        also = f" and {more} more" if more > 0 else ""
        print_line(f"  lost: {len(loss.where)} × {loss.what}: {shown}{also}")
    print_line(f"Next: quizgen check {target.stem}, then quizgen build {target.stem}")
