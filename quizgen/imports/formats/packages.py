"""Anki packages and decks of CrowdAnki.

Cards become facts of kind `card`, gaps of cloze notes facts of kind `gap`.
"""

from __future__ import annotations

from quizgen.diagnostics import Finding, Place
from quizgen.imports.anki import crowdanki_file
from quizgen.imports.anki.foreign_note import ForeignNote
from quizgen.imports.anki.note_import import import_notes
from quizgen.imports.anki.package_archive import PackageError
from quizgen.imports.anki.package_reader import read_notes
from quizgen.imports.foreign_deck import ForeignDeck
from quizgen.imports.import_request import Request

SUFFIXES = (".apkg", ".colpkg", crowdanki_file.SUFFIX)


def accepts(request: Request) -> bool:
    """Return whether a file is a package, judging by its suffix."""
    return request.suffix in SUFFIXES


def read_notes_of(request: Request) -> tuple[ForeignNote, ...]:
    """Return the notes of a package. Raises PackageError."""
    if request.suffix == crowdanki_file.SUFFIX:
        return crowdanki_file.read_crowdanki(request.content)
    return tuple(read_notes(request.content))


def read_foreign(request: Request) -> tuple[ForeignDeck | None, tuple[Finding, ...]]:
    """Read a package. `I01`: it cannot be read, or has no notes that can become facts."""
    place = Place(request.shown)
    try:
        foreign = import_notes(read_notes_of(request), request.name)
    except PackageError as error:
        return None, (Finding(place, "I01", str(error), error.help),)
    if not foreign.facts:
        message = "the package has no notes with text on both sides"
        return None, (Finding(place, "I01", message, "export another deck from Anki"),)
    return foreign, ()
