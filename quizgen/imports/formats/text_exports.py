"""Notes that Anki exported as a text file, with a header such as `#separator:tab`."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from quizgen.diagnostics import Finding, Place
from quizgen.exports.anki.card_rendering import is_filled
from quizgen.imports.anki.card_roles import find_headings
from quizgen.imports.anki.foreign_note import MOST_FIELDS, CardSides, ForeignNote, PackageNoteType
from quizgen.imports.anki.note_import import import_notes
from quizgen.imports.foreign_deck import ForeignDeck
from quizgen.imports.import_request import Request

SUFFIXES = (".txt", ".csv", ".tsv")
_HEADER = re.compile(
    r"#(separator|html|columns|(?:guid|notetype|deck|tags)(?: column)?):(.*)", re.IGNORECASE
)
_SEPARATORS = {
    "tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":",
}  # fmt: skip
_FIELD_NAME = re.compile(r"\w[\w -]*")
_CLOZE = re.compile(r"\{\{c\d")


class _Export(Struct, frozen=True):
    """A text file: the values of its header by name, and its rows."""

    header: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]

    def cell(self, row: tuple[str, ...], name: str) -> str:
        """Return the cell of a row in a column that the header names, or the header's own value."""
        column = self.header.get(f"{name} column", "")
        index = int(column) - 1 if column.isdecimal() else -1
        return row[index] if 0 <= index < len(row) else self.header.get(name, "")


def accepts(request: Request) -> bool:
    """Return whether a file begins with the header of an export."""
    first = request.content[:1_000].decode("utf-8-sig", "replace").partition("\n")[0]
    return request.suffix in SUFFIXES and bool(_HEADER.match(first))


def read_foreign(request: Request) -> tuple[ForeignDeck | None, tuple[Finding, ...]]:
    """Read a text file of notes. `I01`: it cannot be read, or has no notes for facts."""
    place, again = Place(request.shown), "export “Notes in Plain Text” from Anki again"
    try:
        export = _read(request.content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        message = f"the file is not valid UTF-8 at byte {error.start}"
        return None, (Finding(place, "I01", message, again),)
    except csv.Error as error:
        return None, (Finding(place, "I01", f"malformed row: {error}", again),)
    if any(len(row) > MOST_FIELDS for row in export.rows):
        message = f"a row has more than {MOST_FIELDS:,} columns"
        return None, (Finding(place, "I01", message, again),)
    foreign = import_notes(_notes(export), request.name)
    if not foreign.facts:
        message = "the file has no notes with text in their first two fields"
        return None, (Finding(place, "I01", message, again),)
    return foreign, ()


def _read(text: str) -> _Export:
    """Return the header and rows of a text. Raises csv.Error."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    header: dict[str, str] = {}
    while lines and (found := _HEADER.match(lines[0])):
        header[found[1].lower()] = found[2].strip("\n")
        lines.pop(0)
    named = header.get("separator", "tab")
    delimiter = _SEPARATORS.get(named.lower(), named[:1] or "\t")
    rows = csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=delimiter)
    filled = (tuple(row) for row in rows if any(cell.strip() for cell in row))
    names = header.get("columns", "")
    return _Export({**header, "columns": names.replace(delimiter, "\t")}, tuple(filled))


def _notes(export: _Export) -> Iterator[ForeignNote]:
    """Yield the notes of an export. Those of a cloze type are known by the gaps of any of them."""
    rows = [(export.cell(row, "notetype"), _fields(export, row), row) for row in export.rows]
    clozes = {name for name, fields, _ in rows if name and any(map(_has_gap, fields.values()))}
    groups: dict[tuple[str, bool, tuple[str, ...]], list[Mapping[str, str]]] = {}
    keys = []
    for name, fields, _ in rows:
        is_cloze = name in clozes or (not name and any(map(_has_gap, fields.values())))
        keys.append((name, is_cloze, tuple(fields)))
        groups.setdefault(keys[-1], []).append(fields)
    types = {key: _note_type(key[2], notes, is_cloze=key[1]) for key, notes in groups.items()}
    for key, (_, fields, row) in zip(keys, rows, strict=True):
        yield ForeignNote(
            guid=export.cell(row, "guid"),
            type=types[key],
            fields=fields,
            tags=tuple(export.cell(row, "tags").split()),
            deck=export.cell(row, "deck"),
        )


def _fields(export: _Export, row: tuple[str, ...]) -> dict[str, str]:
    """Return the fields of a row as HTML, without the columns with other parts of a note."""
    others = {
        int(value) - 1
        for name, value in export.header.items()
        if name.endswith(" column") and value.isdecimal()
    }
    names = export.header["columns"].split("\t")
    is_html = export.header.get("html", "").strip().lower() == "true"
    fields = {}
    for index, cell in enumerate(row):
        if index not in others:
            given = names[index].strip() if index < len(names) else ""
            is_valid = _FIELD_NAME.fullmatch(given) and given not in fields
            name = given if is_valid else f"Field {index + 1}"
            fields[name] = cell if is_html else html.escape(cell, quote=False).replace("\n", "<br>")
    return fields


def _has_gap(text: str) -> bool:
    return bool(_CLOZE.search(text))


def _note_type(
    fields: tuple[str, ...], notes: Sequence[Mapping[str, str]], *, is_cloze: bool
) -> PackageNoteType:
    """Return a note type for notes: its front has any headings, and the question or its gaps."""
    if not fields:
        return PackageNoteType((), ())
    asked = _find_gaps(notes) if is_cloze else _find_question(fields, notes)
    above, below = fields[: fields.index(asked)], fields[fields.index(asked) + 1 :]
    heading = "".join(f"<div>{{{{{name}}}}}</div>" for name in above)
    front = f"{heading}{{{{{'cloze:' if is_cloze else ''}{asked}}}}}"
    back = "<br>".join(f"{{{{{name}}}}}" for name in below)
    sides = CardSides(front, f"{front}<hr id=answer>{back}")
    return PackageNoteType(fields, (sides,), is_cloze=is_cloze)


def _find_gaps(notes: Sequence[Mapping[str, str]]) -> str:
    """Return the first field with a gap in any note; the first field if there is none."""
    names = list(notes[0])
    return next((name for name in names if any(_has_gap(note[name]) for note in notes)), names[0])


def _find_question(fields: tuple[str, ...], notes: Sequence[Mapping[str, str]]) -> str:
    """Return the first field that is not a heading. A field must be left for the answer."""
    headings = find_headings(
        [(name, text) for name, text in note.items() if is_filled(text)] for note in notes
    )
    return next((name for name in fields[:-1] if name not in headings), fields[0])
