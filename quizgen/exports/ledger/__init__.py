"""The ledger records what has been published. Its file is next to the deck, for commits with it.

Anki updates a note only if the package's modification time is newer than its own, and keeps a
user's later edit. So each note carries the time when its content last *changed*, not the time of
the build. The ledger stores that time, and the permanent card slot of each question.
"""

from quizgen.exports.ledger.changes import ChangeType, LedgerChange, compare_ledgers
from quizgen.exports.ledger.entries import (
    UNPUBLISHED,
    Entry,
    Ledger,
    assign_slots,
    drop_superseded,
    fact_of_note,
    hash_content,
    is_note_of_fact,
    is_reserved,
    rename_fact,
    update_entries,
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
    "assign_slots",
    "compare_ledgers",
    "drop_superseded",
    "fact_of_note",
    "hash_content",
    "is_note_of_fact",
    "is_reserved",
    "ledger_path",
    "open_ledger",
    "read_ledger",
    "rename_fact",
    "update_entries",
    "write_ledger",
]
