"""`quizgen diff`: what the next import will do for those who have the last build."""

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
    """Tell what the next import changes for learners.

    \b
    quizgen diff                   every deck in decks/
    quizgen diff kursk-engineers   one of them

    Compares the deck with its ledger: notes that are new, updated (with what changed in them),
    retired, or back, and note types whose templates or style changed. Nothing is written. Exits
    with 0 whether or not there are changes, and with 1 where a deck has errors; to fail on changes
    there is `quizgen build --locked`.
    """
    results = [_compare(path, say=not as_json) for path in find_decks(decks)]
    if as_json:
        print_document({"decks": results})
    if any(result["differences"] is None for result in results):
        raise SystemExit(1)


def _compare(path: Path, *, say: bool) -> dict[str, Any]:
    from quizgen.facts.projects import project_of
    from quizgen.publishing.build_plan import plan_build

    plan = plan_build(path, int(time.time()))
    print_findings(plan.findings, project_of(path))
    if say and plan.publication:
        _print_differences(plan)
    elif say:
        print_line(f"{plan.deck}: nothing to compare; mend the errors above", err=True)
    differences = {
        "note_types": [_as_json(one) for one in plan.note_types],
        "notes": [_as_json(one) for one in plan.notes],
        "unchanged": _unchanged(plan),
    }
    return {
        "deck": plan.deck,
        "differences": differences if plan.publication else None,
        "findings": findings_as_json(plan.findings),
    }


def _as_json(difference: LedgerChange) -> dict[str, Any]:
    return {
        "key": difference.key,
        "change": difference.change.value,
        "parts": list(difference.parts),
    }


def _unchanged(plan: Plan) -> int:
    return len(plan.publication.ledger.notes) - len(plan.notes) if plan.publication else 0


def _print_differences(plan: Plan) -> None:
    from quizgen.exports.ledger import ChangeType

    counts = Counter(difference.change for difference in plan.notes)
    told = [f"{counts[change]} {change.value}" for change in ChangeType if counts[change]]
    print_line(f"{plan.deck}: {', '.join((*told, f'{_unchanged(plan)} unchanged'))}")
    _print_rows("note type ", plan.note_types)
    _print_rows("", plan.notes)


def _print_rows(what: str, differences: Iterable[LedgerChange]) -> None:
    for difference in differences:
        parts = f": {', '.join(difference.parts)}" if difference.parts else ""
        print_line(f"  {difference.change.value:<8} {what}{difference.key}{parts}")
