"""Rename a fact in its deck and its ledger, so that learners keep their schedules.

The ledger records the GUIDs of its notes, and its entries move to the new id.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping, Sequence
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
    for other in outline.places_of(new):
        raise RenameError(f"fact id “{new}” already exists, at {other}")
    file = open_ledger(outline.path)
    try:
        ledger = read_ledger(outline.deck, file.text)
    except ValueError as error:
        return Renaming(place, findings=(report_broken_ledger(file, error),))
    _check_never_used(ledger, file, new)
    return _plan_changes(outline, place, (old, new), ledger, file)


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


def _find_written(outline: Outline, place: Place, text: str, old: str) -> str:
    """Return how an id is written in its file: as it is, or as the cell that it is made from."""
    if place.path.endswith(".yaml"):
        return old
    if sum(place == other for _, other in outline.facts) > 1:
        raise RenameError(f"several facts have their ids from the cell at {place}")
    line = text.split("\n")[place.line - 1]
    written = line[place.column - 1 :][: place.length]
    if make_row_id(written) != old:
        message = f"the id “{old}” is not the whole cell at {place}"
        raise RenameError(f"{message}; only an id that is a column can be renamed")
    return written


def _plan_changes(
    outline: Outline, place: Place, names: tuple[str, str], ledger: Ledger, file: LedgerFile
) -> Renaming:
    if place.excerpt:
        message = f"the id is in a spreadsheet, at {place}, which quizgen cannot change"
        raise RenameError(f"{message}; save it as CSV to rename facts")
    path = project_of(outline.path) / place.path
    before = {path: read_text(path), file.path: file.text}
    text = path.read_bytes().decode()
    written = _find_written(outline, place, before[path], names[0])
    try:
        files = {path: replace_at(text, place, written, names[1]).encode()}
    except ValueError as error:
        if read_outline(outline.path) != outline:
            raise StaleError(errno.EAGAIN, "it has changed since it was read", str(path)) from None
        raise RenameError(f"{error}; write the id on one line without escapes first") from None
    moving = sum(is_note_of_fact(key, names[0]) for key in ledger.notes)
    if moving:
        files[file.path] = write_ledger(rename_fact(ledger, *names)).encode()
    return Renaming(place, moving, files, before)
