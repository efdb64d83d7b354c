"""The import of a file: read it, convert it to a deck, and write the files of the deck."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, Place
from quizgen.exports.ledger import open_ledger
from quizgen.exports.writing.output_folder import replace_files
from quizgen.facts.projects import project_of
from quizgen.facts.tables import spreadsheets
from quizgen.imports.deck_files import render_deck, render_ledger, render_source, source_path
from quizgen.imports.foreign_deck import ForeignDeck
from quizgen.imports.formats import FORMATS, tables
from quizgen.imports.import_request import Request


class ImportResult(Struct, frozen=True):
    """The result of an import: findings, or a deck with the texts of its files."""

    findings: tuple[Finding, ...]
    foreign: ForeignDeck | None = None
    files: Mapping[Path, str] = {}


def files_of(target: Path) -> tuple[Path, Path, Path]:
    """Return the files that an import writes: deck, source and ledger."""
    source = project_of(target) / source_path(target.stem)
    return target, source, open_ledger(target).path


def takes_options(request: Request) -> bool:
    """Return whether the kind and the columns of a file can be chosen: it is a table."""
    return next((reader for reader in FORMATS if reader.accepts(request)), tables) is tables


def import_file(request: Request, target: Path, now: int) -> ImportResult:
    """Convert a file to the deck `target`, a YAML file, without writing anything.

    `now` is in Unix seconds. `I01`: the file type is not supported. Formats report further codes.
    """
    format_ = next((reader for reader in FORMATS if reader.accepts(request)), None)
    if format_ is None:
        known = ", ".join(sorted({suffix for reader in FORMATS for suffix in reader.SUFFIXES}))
        message = f"files with the suffix “{request.suffix}” are not supported"
        is_sheet = request.suffix in spreadsheets.SUFFIXES
        hint = "add --live, or save it as CSV" if is_sheet else f"use one of {known}"
        return ImportResult((Finding(Place(request.shown), "I01", message, hint),))
    foreign, findings = format_.read_foreign(request)
    if foreign is None:
        return ImportResult(findings)
    if not foreign.facts:
        message = "the table has no rows below the column names"
        return ImportResult((Finding(Place(request.shown), "I01", message),))
    foreign = foreign.with_sections()
    deck, source, ledger = files_of(target)
    texts = {
        source: render_source(foreign),
        ledger: render_ledger(foreign, target.stem, now),
        deck: render_deck(foreign, target.stem, Path(request.shown).name),
    }
    return ImportResult((), foreign, {path: text for path, text in texts.items() if text})


def write_import(imported: ImportResult) -> None:
    """Write the files of an import as `write_files` does."""
    write_files({path: text.encode() for path, text in imported.files.items()})


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files and their folders: all files or none, so that a failed import can be repeated.

    Raises OSError.
    """
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_files(files)
