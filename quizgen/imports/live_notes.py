"""Import the notes of an earlier deck as tables, which a new deck reads each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, Place
from quizgen.facts.projects import project_of
from quizgen.imports.anki.crowdanki_file import SUFFIX
from quizgen.imports.anki.package_archive import PackageError
from quizgen.imports.deck_files import render_live_deck
from quizgen.imports.foreign_deck import Loss
from quizgen.imports.formats.packages import read_notes_of
from quizgen.imports.import_request import Request
from quizgen.imports.note_tables import NoteTable, make_note_tables
from quizgen.input_files import is_inside, read_bytes

_MOST_BYTES = 20_000_000


class LiveImport(Struct, frozen=True):
    """The result: findings, or the files of a deck with its tables and media.

    `tables` are the paths of the tables with their numbers of rows.
    """

    findings: tuple[Finding, ...]
    files: Mapping[Path, bytes] = {}
    tables: Mapping[str, int] = {}
    losses: tuple[Loss, ...] = ()


def import_live_notes(request: Request, target: Path, source: Path) -> LiveImport:
    """Convert the notes of a file to tables and the deck `target`, without writing anything.

    `I01`: it cannot be read, or no card can be a question. Raises OSError.
    """
    folder = f"media/{target.stem}"
    try:
        notes = read_notes_of(request)
        tables, losses = make_note_tables(notes, folder, _list_media(request, source.parent))
    except PackageError as error:
        return LiveImport((Finding(Place(request.shown), "I01", str(error), error.help),))
    if not tables:
        message = "no card has a question and an answer in words"
        hint = "leave out --live, which also imports cloze notes"
        return LiveImport((Finding(Place(request.shown), "I01", message, hint),))
    title, project = notes[0].deck.partition("::")[0] or request.name, project_of(target)
    paths = [f"seeds/{target.stem}{f'-{n + 1}' if n else ''}.csv" for n in range(len(tables))]
    names = sorted({name for table in tables for name in table.media})
    media = source.parent / "media"
    files = {project / folder / name: read_bytes(media / name, _MOST_BYTES) for name in names}
    pairs = list(zip(paths, tables, strict=True))
    files |= {project / path: table.content.encode() for path, table in pairs}
    return LiveImport(
        (),
        {**files, target: _render(target.stem, title, pairs).encode()},
        {path: table.rows for path, table in pairs},
        losses,
    )


def _render(deck: str, title: str, tables: Sequence[tuple[str, NoteTable]]) -> str:
    cite = f"the deck {title}"
    entries = [{"file": path, "cite": cite, **table.entry} for path, table in tables]
    for number, entry in enumerate(entries[1:], 2):
        entry["id"] = f"note-{number}-{{{entry['id']}}}"
    return render_live_deck(deck, title, *entries)


def _list_media(request: Request, folder: Path) -> frozenset[str]:
    """Return the names of the files in the folder “media” beside a `deck.json`, without links."""
    media = folder / "media"
    if request.suffix != SUFFIX or not media.is_dir():
        return frozenset()
    return frozenset(
        path.name for path in media.iterdir() if path.is_file() and is_inside(media, path)
    )
