"""`quizgen import`: create a deck from a table, an Anki package or a question bank."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.finding_output import (
    findings_as_json,
    format_option,
    print_document,
    print_findings,
)
from quizgen.cli.import_output import (
    import_as_json,
    live_notes_as_json,
    print_failure,
    print_live,
    print_live_notes,
    print_summary,
)
from quizgen.cli.shell_completion import complete_kinds

if TYPE_CHECKING:
    from quizgen.facts.kinds import Kind
    from quizgen.imports.import_request import Request

_PAIR_FORMATS = {"--map": "COLUMN=FIELD", "--set": "FIELD=TEXT"}
_MAX_BYTES = 500_000_000
"""Size limit of a file in bytes, because it is read into memory. Anki can leave out media."""


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--kind",
    metavar="KIND",
    help="Kind of the facts in a table (default: card).",
    shell_complete=complete_kinds,
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="Field that a column fills (repeatable).",
)
@click.option(
    "--set",
    "constants",
    multiple=True,
    metavar="FIELD=TEXT",
    help="Value of a field in all rows (repeatable).",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Deck file (default: decks/FILE.yaml).",
)
@click.option("--live", is_flag=True, help="Let the deck read the table each time.")
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print only findings.")
def command(  # noqa: PLR0913 - an argument for each option
    file: Path,
    kind: str | None,
    columns: tuple[str, ...],
    constants: tuple[str, ...],
    output: Path | None,
    *,
    live: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Create a deck from a table, an export of Anki or a question bank.

    \b
    quizgen import capitals.csv    Columns “front” and “back”
    quizgen import parks.csv --kind quantity --map park=actor --set "verb=cover, covered"
    quizgen import capitals.csv --live     Rows stay in the table, and each edit counts
    quizgen import french.apkg     Also .colpkg, notes in plain text (.txt), deck.json of CrowdAnki
    quizgen import bank.gift       Also Aiken (.txt) and Moodle XML (.xml)

    Writes a deck with the text of the file as its source. For an export of Anki, also writes a
    ledger with the GUIDs of the notes, and reports what became of each note and card. Reports what
    a deck cannot hold. Writes nothing if a row has an error, and never overwrites a file.
    """
    from quizgen.facts.projects import project_of
    from quizgen.imports.deck_import import import_file, takes_options, write_import

    target = _choose_target(file, output)
    kind_of_facts = _find_kind(kind or "card", project_of(target))
    request = _make_request(file, kind_of_facts, columns, constants)
    if (kind or columns or constants) and not takes_options(request):
        message = "--kind, --map and --set apply to tables only; leave them out"
        raise click.UsageError(message)
    if live:
        _import_live(request, target, file, as_json=as_json, quiet=quiet)
        return
    imported = import_file(request, target, int(time.time()))
    print_findings(imported.findings, Path())
    if imported.foreign is not None:
        write_import(imported)
    if as_json:
        print_document(import_as_json(imported))
    elif not quiet:
        print_summary(imported, target)
    if imported.findings:
        raise SystemExit(1)


def _import_live(request: Request, target: Path, file: Path, *, as_json: bool, quiet: bool) -> None:
    """Write a deck that reads a table each time. Raises click.UsageError for an unsuitable file."""
    from quizgen.facts.projects import project_of
    from quizgen.imports.deck_import import write_files
    from quizgen.imports.formats import packages
    from quizgen.imports.live_tables import SUFFIXES, write_live_deck
    from quizgen.input_files import is_inside

    if packages.accepts(request):
        _import_live_notes(request, target, file, as_json=as_json, quiet=quiet)
        return
    project = project_of(target).resolve()
    if request.suffix not in SUFFIXES:
        known = ", ".join((*SUFFIXES, *packages.SUFFIXES))
        raise click.UsageError(f"--live takes a table or a package: {known}")
    if not is_inside(project, file):
        raise click.UsageError(f"{file} is outside the project; copy it into {project / 'data'}")
    table = file.resolve().relative_to(project).as_posix()
    text, count, findings = write_live_deck(request, target.stem, table)
    print_findings(findings, Path())
    if text is not None:
        write_files({target: text.encode()})
    if as_json:
        files = [target.as_posix()] if text else []
        print_document({"files": files, "findings": findings_as_json(findings)})
    elif not quiet and text is None:
        print_failure()
    elif not quiet:
        print_live(target, table, count)
    if findings:
        raise SystemExit(1)


def _import_live_notes(
    request: Request, target: Path, file: Path, *, as_json: bool, quiet: bool
) -> None:
    """Write the notes of a package as tables, and a deck that reads them each time."""
    from quizgen.imports.deck_import import write_files
    from quizgen.imports.live_notes import import_live_notes

    imported = import_live_notes(request, target, file)
    print_findings(imported.findings, Path())
    _check_unused(imported.files)
    write_files(imported.files)
    if as_json:
        print_document(live_notes_as_json(imported))
    elif not quiet:
        print_live_notes(imported, target)
    if imported.findings:
        raise SystemExit(1)


def _choose_target(file: Path, output: Path | None) -> Path:
    """Return the path of the new deck. Raises click.UsageError if it is invalid or exists."""
    from quizgen.facts.ids import find_id_error
    from quizgen.imports.deck_import import files_of
    from quizgen.imports.foreign_names import slug

    target = output or Path("decks", f"{slug(_name_of(file)) or 'imported'}.yaml")
    if target.suffix != ".yaml":
        raise click.UsageError(f"{target} is not a deck file; use -o decks/NAME.yaml")
    if problem := find_id_error(target.stem, of_files=True):
        raise click.UsageError(f"{problem}; choose another name with -o")
    _check_unused(files_of(target))
    return target


def _check_unused(paths: Iterable[Path]) -> None:
    """Raise click.UsageError if one of the files exists."""
    for path in paths:
        if path.exists():
            raise click.UsageError(f"{path} already exists; choose another name with -o")


def _find_kind(name: str, project: Path) -> Kind:
    from quizgen.diagnostics import did_you_mean
    from quizgen.facts.kind_files import load_kinds

    kinds, findings = load_kinds(project)
    print_findings(findings, project)
    if name not in kinds:
        raise click.UsageError(f"unknown kind “{name}”; {did_you_mean(name, kinds)}")
    return kinds[name].kind


def _make_request(
    file: Path, kind: Kind, columns: tuple[str, ...], constants: tuple[str, ...]
) -> Request:
    from quizgen.imports.import_request import Request
    from quizgen.input_files import read_bytes
    from quizgen.values.clean_texts import clean

    return Request(
        shown=file.as_posix(),
        suffix=file.suffix.lower(),
        content=read_bytes(file, _MAX_BYTES),
        name=_deck_title(clean(_name_of(file).replace("-", " ").replace("_", " "))),
        kind=kind,
        columns=_parse_pairs("--map", columns),
        constants={key: text for key, text in _parse_pairs("--set", constants).items() if text},
    )


def _name_of(file: Path) -> str:
    """Return the name of a file: that of its folder for a `deck.json` of CrowdAnki."""
    return file.resolve().parent.name if file.name == "deck.json" else file.stem


def _deck_title(name: str) -> str:
    return name[:1].upper() + name[1:] or "Imported"


def _parse_pairs(option: str, written: tuple[str, ...]) -> dict[str, str]:
    """Parse `NAME=TEXT` options. Split at the last = for `--map`, at the first = for `--set`."""
    pairs = {}
    for pair in written:
        name, equals, text = pair.rpartition("=") if option == "--map" else pair.partition("=")
        if not (equals and name.strip()):
            raise click.UsageError(f"invalid {option} “{pair}”; use {_PAIR_FORMATS[option]}")
        pairs[" ".join(name.split())] = text.strip()
    return pairs
