"""What can be wrong with a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from quizgen.diagnostics import Finding, Severity
from quizgen.exports.ledger.changes import LedgerChange
from quizgen.exports.ledger.entries import Ledger
from quizgen.exports.ledger.ledger_file import LedgerFile, check_ledger, write_ledger

_TOLERANCE = 86_400
"""Seconds by which two machines' clocks may differ before a warning: a day."""


def find_broken(file: LedgerFile, error: ValueError) -> Finding:
    """Return L01: the file is no ledger of its deck, as reading it said."""
    hint = "take it from git again; without it learners' cards cannot be updated"
    return Finding(file.place(), "L01", str(error), hint)


def find_endless(after: Ledger, file: LedgerFile) -> Iterator[Finding]:
    """Yield L01 if a build would write a ledger from which the next one could not go on."""
    try:
        check_ledger(after)
    except ValueError as error:
        yield find_broken(file, error)


def find_future(ledger: Ledger, file: LedgerFile, now: int) -> Iterator[Finding]:
    """Yield L02, a warning, if entries lie more than a day ahead of `now` (Unix seconds).

    They keep their times: what was published with one is updated only by a later one.
    """
    ahead = [entry.changed for entry in ledger.entries if entry.changed > now + _TOLERANCE]
    if ahead:
        newest = max(ahead)
        count = "1 entry lies" if len(ahead) == 1 else f"{len(ahead)} entries lie"
        date = datetime.fromtimestamp(newest, UTC).date()
        yield Finding(
            file.place(f'"changed": {newest}'),
            "L02",
            f"{count} in the future, the newest on {date}: some machine's clock is wrong",
            "correct the clock; if that build was never handed out, take the ledger from git again",
            Severity.WARNING,
        )


def find_changes(
    file: LedgerFile, after: Ledger, differences: Iterable[LedgerChange]
) -> Iterator[Finding]:
    """Yield L03 if a build would change the ledger's file, with what would change in it."""
    if write_ledger(after) != file.text:
        counts = Counter(difference.change.value for difference in differences)
        told = ", ".join(f"{count} {change}" for change, count in counts.items())
        yield Finding(
            file.place(),
            "L03",
            f"a build would change the ledger: {told or 'only how it is written'}",
            f"`quizgen diff` shows it; run `quizgen build` and commit {file.place().path}",
        )
