"""Rename a fact in its deck and its ledger, so that learners keep their schedules.

The ledger records the GUIDs of its notes, and its entries move to the new id.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, Place, did_you_mean
from quizgen.exports.ledger import (
    Ledger,
    LedgerFile,
    fact_of_note,
    is_note_of_fact,
    open_ledger,
    read_ledger,
    rename_fact,
    write_ledger,
)
from quizgen.exports.ledger.ledger_checks import report_broken_ledger
from quizgen.exports.writing.output_folder import StaleError
from quizgen.facts.ids import find_id_error
from quizgen.facts.outline import Outline, read_outline
from quizgen.facts.projects import project_of
from quizgen.facts.tables.row_ids import make_row_id
from quizgen.facts.yaml_edits import replace_at
from quizgen.input_files import read_text


class RenameError(Exception):
    """A rename that is not possible; the message says why and what to do."""


class Renaming(Struct, frozen=True):
    """The changes of a rename: the new contents of `files`, or None if there are findings.

    `before` has the old texts, to detect a change between reading and writing. `place` is the place
    of the id in the deck, and `entries` the number of ledger entries that move.
    """

    place: Place
    entries: int = 0
    files: Mapping[Path, bytes] | None = None
    before: Mapping[Path, str] = {}
    findings: tuple[Finding, ...] = ()


def plan_rename(decks: Iterable[Path], old: str, new: str) -> Renaming:
    """Return the changes that rename the fact `old`, which is in one of the decks, to `new`.

    Raises RenameError if no deck or several decks have `old`, if `new` is invalid or was ever used
    in the deck, or if `old` cannot be edited in place. Raises StaleError if the deck changes.
    """
    if problem := find_id_error(new):
        raise RenameError(problem)
    outlines = [read_outline(path) for path in decks]
    findings = tuple(finding for outline in outlines for finding in outline.findings)
    if findings:
        return Renaming(findings[0].place, findings=findings)
    outline, place = _find_fact(outlines, old)
    written = old if place.path.endswith(".yaml") else _read_cell(outline, place, old)
    names = dict(_list_renamed(outline, place, written, old, new))
    for other in names.values():
        for found in outline.places_of(other):
            raise RenameError(f"fact id “{other}” already exists, at {found}")
    file = open_ledger(outline.path)
    try:
        ledger = read_ledger(outline.deck, file.text)
    except ValueError as error:
        return Renaming(place, findings=(report_broken_ledger(file, error),))
    for other in names.values():
        _check_never_used(ledger, file, other)
    for id_, other in names.items():
        ledger = rename_fact(ledger, id_, other)
    moving = sum(fact_of_note(key) in names.values() for key in ledger.notes)
    files = _write_id(outline, place, written, new)
    before = {path: read_text(path) for path in files} | {file.path: file.text}
    if moving:
        files[file.path] = write_ledger(ledger).encode()
    return Renaming(place, moving, files, before)


def _find_fact(outlines: Sequence[Outline], fact: str) -> tuple[Outline, Place]:
    """Return the deck that has a fact, and the place of its id. Raises RenameError."""
    known = [(outline, id_, place) for outline in outlines for id_, place in outline.facts]
    found = [(outline, place) for outline, id_, place in known if id_ == fact]
    if not found:
        raise RenameError(_describe_unknown(fact, {id_ for _, id_, _ in known}, outlines))
    if len(found) > 1:
        places = " and ".join(str(place) for _, place in found)
        several = found[0][0] is not found[1][0]
        hint = (
            f"name its deck too, as in deck/{fact}" if several else "change one of the ids by hand"
        )
        raise RenameError(f"fact id “{fact}” is used at {places}; {hint}")
    return found[0]


def _describe_unknown(fact: str, known: Iterable[str], outlines: Iterable[Outline]) -> str:
    """Return a message for an unknown id, which may have been renamed or changed by hand."""
    for outline in outlines:
        file = open_ledger(outline.path)
        with suppress(ValueError):
            notes = read_ledger(outline.deck, file.text).notes
            if any(is_note_of_fact(key, fact) for key in notes):
                hint = "restore this id in the deck first"
                return f"fact “{fact}” is in {file.place().path} but not in the deck; {hint}"
            for key, entry in notes.items():
                if any(is_note_of_fact(earlier, fact) for earlier in entry.was):
                    return f"fact “{fact}” has been renamed to “{fact_of_note(key)}”"
    return f"unknown fact “{fact}”; {did_you_mean(fact, known)}"


def _check_never_used(ledger: Ledger, file: LedgerFile, new: str) -> None:
    for key, entry in ledger.notes.items():
        if is_note_of_fact(key, new):
            what = "a retired fact" if entry.retired else "another fact"
            place = file.place(f'"{key}"')
            raise RenameError(f"“{new}” is the id of {what} in {place}; choose an unused id")


def _read_cell(outline: Outline, place: Place, old: str) -> str:
    """Return the text of the cell of a row's id. Raises RenameError if it is not the whole id."""
    if place.excerpt:
        message = f"the id is in a spreadsheet, at {place}, which quizgen cannot change"
        raise RenameError(f"{message}; save it as CSV to rename facts")
    line = read_text(project_of(outline.path) / place.path).split("\n")[place.line - 1]
    written = line[place.column - 1 :][: place.length]
    if make_row_id(written) != old:
        message = f"the id “{old}” is not the whole cell at {place}"
        raise RenameError(f"{message}; rename {make_row_id(written)} instead")
    return written


def _list_renamed(
    outline: Outline, place: Place, written: str, old: str, new: str
) -> Iterator[tuple[str, str]]:
    """Yield the ids that change with the text at a place, and their new ids.

    Several tables may make ids from one cell: `number-li` becomes `number-lithium` with it.
    """
    yield old, new
    within = re.compile(rf"(?<![^-]){re.escape(make_row_id(written))}(?![^-])")
    for id_, other in outline.facts:
        if other == place and id_ != old:
            renamed, count = within.subn(new, id_)
            if count != 1:
                raise RenameError(f"the new id of “{id_}”, from the same cell, is not certain")
            yield id_, renamed


def _write_id(outline: Outline, place: Place, written: str, new: str) -> dict[Path, bytes]:
    """Return the file of an id with the new one."""
    path = project_of(outline.path) / place.path
    try:
        return {path: replace_at(path.read_bytes().decode(), place, written, new).encode()}
    except ValueError as error:
        if read_outline(outline.path) != outline:
            raise StaleError(errno.EAGAIN, "it has changed since it was read", str(path)) from None
        raise RenameError(f"{error}; write the id on one line without escapes first") from None
