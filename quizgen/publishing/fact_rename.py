"""Another id for a fact, in its deck and its ledger at once, so that learners keep its schedules.

A note's GUID stands in the ledger, and moves with the entry to the new id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, Place, did_you_mean
from quizgen.exports.ledger import (
    Ledger,
    LedgerFile,
    is_note_of_fact,
    open_ledger,
    read_ledger,
    rename_fact,
    write_ledger,
)
from quizgen.exports.ledger.ledger_checks import report_broken_ledger
from quizgen.facts.ids import find_id_error
from quizgen.facts.outline import Outline, read_outline
from quizgen.facts.projects import project_of
from quizgen.facts.yaml_edits import replace_at
from quizgen.input_files import read_text


class RenameError(Exception):
    """A renaming that was asked for and cannot be; the message says why and what could."""


class Renaming(Struct, frozen=True):
    """What a renaming would write: `files`, whole, none where there are findings.

    `before` has the texts that they had, by which whoever writes knows that they still have them.
    `place` is where the id stands in the deck; `entries` counts those of the ledger that move.
    """

    place: Place
    entries: int = 0
    files: Mapping[Path, bytes] | None = None
    before: Mapping[Path, str] = {}
    findings: tuple[Finding, ...] = ()


def plan_rename(decks: Iterable[Path], old: str, new: str) -> Renaming:
    """Return what is to be written so that the fact `old` of one of some decks is called `new`.

    Raises RenameError where no deck has `old`, or several have; where `new` is no id, or was ever
    one of the deck's; and where `old` is written in a way that cannot be edited in place.
    """
    if problem := find_id_error(new):
        raise RenameError(problem)
    outlines = [read_outline(path) for path in decks]
    findings = tuple(finding for outline in outlines for finding in outline.findings)
    if findings:
        return Renaming(findings[0].place, findings=findings)
    outline, place = _owner(outlines, old)
    for other in outline.places_of(new):
        raise RenameError(f"the deck has a fact “{new}” already, at {other}")
    file = open_ledger(outline.path)
    try:
        ledger = read_ledger(outline.deck, file.text)
    except ValueError as error:
        return Renaming(place, findings=(report_broken_ledger(file, error),))
    _check_never_used(ledger, file, new)
    return _renaming(outline, place, (old, new), ledger, file)


def _owner(outlines: Sequence[Outline], fact: str) -> tuple[Outline, Place]:
    """Return the one deck that has a fact, and where its id stands."""
    known = [(outline, id_, place) for outline in outlines for id_, place in outline.facts]
    found = [(outline, place) for outline, id_, place in known if id_ == fact]
    if not found:
        raise RenameError(_unknown(fact, {id_ for _, id_, _ in known}, outlines))
    if len(found) > 1:
        places = " and ".join(str(place) for _, place in found)
        several = found[0][0] is not found[1][0]
        hint = f"name its deck too, as in deck/{fact}" if several else "give one another id by hand"
        raise RenameError(f"“{fact}” stands at {places}: {hint}")
    return found[0]


def _unknown(fact: str, known: Iterable[str], outlines: Iterable[Outline]) -> str:
    """Return what to say of an id that no deck has, which somebody may have changed by hand."""
    for outline in outlines:
        file = open_ledger(outline.path)
        with suppress(ValueError):
            if any(
                is_note_of_fact(key, fact) for key in read_ledger(outline.deck, file.text).notes
            ):
                hint = "put that id back into the deck first"
                return f"no fact “{fact}” any more, though {file.place().path} has it: {hint}"
    return f"no fact “{fact}”: {did_you_mean(fact, known)}"


def _check_never_used(ledger: Ledger, file: LedgerFile, new: str) -> None:
    for key, entry in ledger.notes.items():
        if is_note_of_fact(key, new):
            what = "a retired fact" if entry.retired else "another fact"
            place = file.place(f'"{key}"')
            raise RenameError(f"“{new}” is the id of {what} in {place}: learners have its notes")


def _renaming(
    outline: Outline, place: Place, names: tuple[str, str], ledger: Ledger, file: LedgerFile
) -> Renaming:
    path = project_of(outline.path) / place.path
    before = {path: read_text(path), file.path: file.text}
    text = path.read_bytes().decode()
    try:
        files = {path: replace_at(text, place, *names).encode()}
    except ValueError as error:
        raise RenameError(f"{error}: write it plainly first") from None
    moving = sum(is_note_of_fact(key, names[0]) for key in ledger.notes)
    if moving:
        files[file.path] = write_ledger(rename_fact(ledger, *names)).encode()
    return Renaming(place, moving, files, before)
