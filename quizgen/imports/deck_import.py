"""A whole import: read a foreign file, make a deck of it, write what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, Place
from quizgen.exports.ledger import open_ledger
from quizgen.exports.writing.output_folder import replace_files
from quizgen.facts.projects import project_of
from quizgen.imports.deck_files import deck_text, ledger_text, source_path, source_text
from quizgen.imports.foreign_deck import ForeignDeck
from quizgen.imports.formats import FORMATS, packages
from quizgen.imports.import_request import Request


class ImportResult(Struct, frozen=True):
    """What an import made: a deck and the texts of its files; neither where something is wrong."""

    findings: tuple[Finding, ...]
    foreign: ForeignDeck | None = None
    files: Mapping[Path, str] = {}


def files_of(target: Path) -> tuple[Path, Path, Path]:
    """Return the files that an import writes: the deck, its source and its ledger."""
    source = project_of(target) / source_path(target.stem)
    return target, source, open_ledger(target).path


def is_package(file: Path) -> bool:
    """Tell whether a file is an Anki package by its name, so that it has no columns."""
    return file.suffix.lower() in packages.SUFFIXES


def import_file(request: Request, target: Path, now: int) -> ImportResult:
    """Return what a file becomes as the deck `target`, a YAML file. Nothing is written yet.

    `now` is in Unix seconds. `I01` says that nothing reads such a file; see the formats for more.
    """
    format_ = next((one for one in FORMATS if request.suffix in one.SUFFIXES), None)
    if format_ is None:
        known = ", ".join(suffix for one in FORMATS for suffix in one.SUFFIXES)
        message = f"nothing reads files that end in “{request.suffix}”"
        return ImportResult((Finding(Place(request.shown), "I01", message, f"use one of {known}"),))
    foreign, findings = format_.read_foreign(request)
    if foreign is None:
        return ImportResult(findings)
    if not foreign.facts:
        message = "there are no rows under the names of the columns"
        return ImportResult((Finding(Place(request.shown), "I01", message),))
    foreign = foreign.sectioned()
    deck, source, ledger = files_of(target)
    texts = {
        source: source_text(foreign),
        ledger: ledger_text(foreign, target.stem, now),
        deck: deck_text(foreign, target.stem, Path(request.shown).name),
    }
    return ImportResult((), foreign, {path: text for path, text in texts.items() if text})


def write_import(imported: ImportResult) -> None:
    """Write the files of an import, all of them or none: half a one would stand in its own way.

    Raises OSError.
    """
    for path in imported.files:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_files({path: text.encode() for path, text in imported.files.items()})
