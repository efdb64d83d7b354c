"""The ledger: what has been published so far, beside the deck and committed like a lock file.

Anki updates a note only if the package's modification time is newer than its own, and lets a user's
later edit stand. So each note carries the time at which its content last *changed*, not that of the
build, and this file remembers it, with the card slot that each question has for ever.
"""

from quizgen.exports.ledger.changes import ChangeType, LedgerChange, compare
from quizgen.exports.ledger.entries import (
    UNPUBLISHED,
    Entry,
    Ledger,
    content_hash,
    of_fact,
    slots_for,
    updated,
    with_fact_renamed,
    without_superseded,
)
from quizgen.exports.ledger.ledger_file import (
    LedgerFile,
    ledger_path,
    open_ledger,
    read_ledger,
    write_ledger,
)

__all__ = [
    "UNPUBLISHED",
    "ChangeType",
    "Entry",
    "Ledger",
    "LedgerChange",
    "LedgerFile",
    "compare",
    "content_hash",
    "ledger_path",
    "of_fact",
    "open_ledger",
    "read_ledger",
    "slots_for",
    "updated",
    "with_fact_renamed",
    "without_superseded",
    "write_ledger",
]
