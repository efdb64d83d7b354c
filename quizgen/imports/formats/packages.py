"""Anki packages: cards become facts of kind `card`, gaps of cloze notes facts of kind `gap`."""

from __future__ import annotations

from quizgen.diagnostics import Finding, Place
from quizgen.imports.anki.note_import import import_notes
from quizgen.imports.anki.package_archive import PackageError
from quizgen.imports.anki.package_reader import read_notes
from quizgen.imports.foreign_deck import ForeignDeck
from quizgen.imports.import_request import Request

SUFFIXES = (".apkg", ".colpkg")


def accepts(request: Request) -> bool:
    """Return whether a file is a package, judging by its suffix."""
    return request.suffix in SUFFIXES


def read_foreign(request: Request) -> tuple[ForeignDeck | None, tuple[Finding, ...]]:
    """Read a package. `I01`: it cannot be read, or has no notes that can become facts."""
    place = Place(request.shown)
    try:
        foreign = import_notes(read_notes(request.content), request.name)
    except PackageError as error:
        return None, (Finding(place, "I01", str(error), error.help),)
    if not foreign.facts:
        message = "the package has no notes with text on both sides"
        return None, (Finding(place, "I01", message, "export another deck from Anki"),)
    return foreign, ()
