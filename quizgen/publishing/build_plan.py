"""Plan a build: check a deck, make its default quiz and its notes, and update its ledger."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, has_errors, sort_findings
from quizgen.exports import anki
from quizgen.exports.anki.card_checks import find_unusable_templates
from quizgen.exports.ledger import (
    Ledger,
    LedgerChange,
    LedgerFile,
    compare_ledgers,
    open_ledger,
)
from quizgen.exports.ledger.ledger_checks import (
    find_future_times,
    find_ledger_changes,
    find_unreadable_ledger,
)
from quizgen.exports.publication import Publication
from quizgen.facts.projects import deck_name
from quizgen.pipeline import CheckedDeck, check_for_export, make_quiz
from quizgen.review.source_coverage import cover_paragraphs


class Plan(Struct, frozen=True):
    """A planned build. `publication` is None if any finding is an error.

    `before` is the ledger of what learners have; the publication has the updated ledger.
    """

    deck: str
    file: LedgerFile
    findings: tuple[Finding, ...]
    before: Ledger
    publication: Publication | None = None

    @property
    def notes(self) -> tuple[LedgerChange, ...]:
        """The notes that the next import adds or updates."""
        after = self.publication.ledger.notes if self.publication else {}
        return tuple(compare_ledgers(self.before.notes, after))

    @property
    def note_types(self) -> tuple[LedgerChange, ...]:
        """The note types that the next import adds or updates."""
        after = self.publication.ledger.note_types if self.publication else {}
        return tuple(compare_ledgers(self.before.note_types, after))

    def as_locked(self) -> Plan:
        """Return the plan of a locked build: a change of the ledger is an error, `L03`."""
        if self.publication is None:
            return self
        changed = (*self.note_types, *self.notes)
        return self.with_findings(find_ledger_changes(self.file, self.publication.ledger, changed))

    def with_findings(self, more: Iterable[Finding]) -> Plan:
        """Return the plan with more findings. If any is an error, there is no publication."""
        findings = sort_findings((*self.findings, *more))
        publication = None if has_errors(findings) else self.publication
        return replace(self, findings=findings, publication=publication)


def plan_build(path: Path, now: int, *, redraw: bool = False) -> Plan:
    """Return the plan for building a deck, given its file or folder, at `now` (Unix seconds).

    With `redraw`, published items do not keep their options.
    """
    return plan_checked_deck(path, check_for_export(path, redraw=redraw), now)


def plan_checked_deck(path: Path, checked: CheckedDeck, now: int) -> Plan:
    """Return the plan for building a checked deck at `now` (Unix seconds)."""
    checked, forms = make_quiz(checked)
    deck, items, before = checked.deck, checked.items, checked.ledger
    name, file = deck.id if deck else deck_name(path), checked.ledger_file or open_ledger(path)
    plan = Plan(name, file, checked.findings, Ledger(name))
    if deck is None or before is None or has_errors(plan.findings):
        return plan
    notes = anki.notes_of(deck, items, before)
    after = anki.update_ledger(deck, notes, before, now)
    coverage = tuple(cover_paragraphs(deck))
    publication = Publication(deck, items, forms, after, notes, coverage=coverage)
    plan = replace(plan, before=before, publication=publication)
    return plan.with_findings(
        (
            *find_future_times(before, file, now),
            *find_unreadable_ledger(after, file),
            *find_unusable_templates(deck.project, before),
        )
    )
