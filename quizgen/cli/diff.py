"""`quizgen diff`: show what the next build changes for learners."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.arguments import decks_argument, find_decks, print_line
from quizgen.cli.finding_output import (
    findings_as_json,
    format_option,
    print_document,
    print_findings,
)

if TYPE_CHECKING:
    from quizgen.exports.ledger import LedgerChange
    from quizgen.publishing.build_plan import Plan


@click.command("diff")
@decks_argument
@format_option
def command(decks: tuple[str, ...], *, as_json: bool) -> None:
    """Show what the next build changes for learners.

    \b
    quizgen diff                   Compare every deck in decks/
    quizgen diff kursk-engineers   Compare one deck

    Compares the deck with its ledger. Lists notes that are new, updated (and what changed in them),
    retired or back, and note types whose templates or style changed. Writes nothing. Changes do not
    affect the exit code: it is 1 only if a deck has errors. To fail on changes, use
    `quizgen build --locked`.

    In a changed note, an import replaces what a learner edited or tagged before the build.
    `quizgen push --dry-run` names the notes that were edited in your own Anki.
    """
    results = [_compare(path, verbose=not as_json) for path in find_decks(decks)]
    if as_json:
        print_document({"decks": results})
    if any(result["differences"] is None for result in results):
        raise SystemExit(1)


def _compare(path: Path, *, verbose: bool) -> dict[str, Any]:
    from quizgen.facts.projects import project_of
    from quizgen.publishing.build_plan import plan_build

    plan = plan_build(path, int(time.time()))
    print_findings(plan.findings, project_of(path))
    if verbose and plan.publication:
        _print_plan(plan)
    elif verbose:
        print_line(f"{plan.deck}: not compared; fix the errors above", err=True)
    differences = {
        "note_types": [_as_json(change) for change in plan.note_types],
        "notes": [_as_json(change) for change in plan.notes],
        "unchanged": _count_unchanged(plan),
    }
    return {
        "deck": plan.deck,
        "differences": differences if plan.publication else None,
        "findings": findings_as_json(plan.findings),
    }


def _as_json(change: LedgerChange) -> dict[str, Any]:
    return {
        "key": change.key,
        "change": change.change.value,
        "parts": list(change.parts),
    }


def _count_unchanged(plan: Plan) -> int:
    return len(plan.publication.ledger.notes) - len(plan.notes) if plan.publication else 0


def _print_plan(plan: Plan) -> None:
    from quizgen.exports.ledger import ChangeType

    counts = Counter(change.change for change in plan.notes)
    changed = [f"{counts[type_]} {type_.value}" for type_ in ChangeType if counts[type_]]
    print_line(f"{plan.deck}: {', '.join((*changed, f'{_count_unchanged(plan)} unchanged'))}")
    _print_changes("note type ", plan.note_types)
    _print_changes("", plan.notes)
    if replaced := len(plan.notes) - counts[ChangeType.NEW]:
        notes = "1 note" if replaced == 1 else f"{replaced} notes"
        print_line(
            f"  An import replaces learners’ own edits and tags in {notes}; push keeps them."
        )


def _print_changes(prefix: str, changes: Iterable[LedgerChange]) -> None:
    for change in changes:
        parts = f": {', '.join(change.parts)}" if change.parts else ""
        print_line(f"  {change.change.value:<8} {prefix}{change.key}{parts}")
