"""Find errors in a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from quizgen.diagnostics import Finding, Severity
from quizgen.exports.ledger.changes import LedgerChange
from quizgen.exports.ledger.entries import Ledger
from quizgen.exports.ledger.ledger_file import LedgerFile, check_ledger, write_ledger

_TOLERANCE = 86_400
"""Largest difference between two clocks without a warning, in seconds: a day."""


def report_broken_ledger(file: LedgerFile, error: ValueError) -> Finding:
    """Return L01 for a file that is not a ledger of its deck; `error` has the reason."""
    hint = "restore it from git; without it, learners' cards cannot be updated"
    return Finding(file.place(), "L01", str(error), hint)


def find_unreadable_ledger(after: Ledger, file: LedgerFile) -> Iterator[Finding]:
    """Yield L01 if a build would write a ledger that the next build could not read."""
    try:
        check_ledger(after)
    except ValueError as error:
        yield report_broken_ledger(file, error)


def find_future_times(ledger: Ledger, file: LedgerFile, now: int) -> Iterator[Finding]:
    """Yield L02, a warning, if entries are dated more than a day after `now` (Unix seconds).

    They keep their times, because Anki updates a published note only if the new time is later.
    """
    ahead = [entry.changed for entry in ledger.entries if entry.changed > now + _TOLERANCE]
    if ahead:
        newest = max(ahead)
        count = "1 entry is" if len(ahead) == 1 else f"{len(ahead)} entries are"
        date = datetime.fromtimestamp(newest, UTC).date()
        yield Finding(
            file.place(f'"changed": {newest}'),
            "L02",
            f"{count} dated in the future, up to {date}: the clock of a machine is wrong",
            "correct the clock; if that build was never published, restore the ledger from git",
            Severity.WARNING,
        )


def find_ledger_changes(
    file: LedgerFile, after: Ledger, differences: Iterable[LedgerChange]
) -> Iterator[Finding]:
    """Yield L03, with the changes, if a build would change the ledger's file."""
    if write_ledger(after) != file.text:
        counts = Counter(difference.change.value for difference in differences)
        changes = ", ".join(f"{count} {change}" for change, count in counts.items())
        yield Finding(
            file.place(),
            "L03",
            f"a build would change the ledger: {changes or 'only its formatting'}",
            f"`quizgen diff` shows the changes; run `quizgen build` and commit {file.place().path}",
        )
