"""Checking decks side by side: what `check` tells of each, which is far less than the deck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, sort_findings
from quizgen.pipeline import CheckedDeck, check_for_export, check_quizzes
from quizgen.publishing.process_pool import map_in_processes
from quizgen.questions.distractors import find_small_pools
from quizgen.review.guessing.report import find_cues
from quizgen.review.guessing.trials import Outcome, guess_items
from quizgen.review.source_coverage import cover_sentences


class CheckDetails(Struct, frozen=True):
    """What a check says of a deck on request.

    `styles` counts items, `pools` are those too small for multiple choice with what would mend
    that, `uncovered` the sentences of no fact with the numbers of their paragraphs.
    """

    styles: Mapping[str, int] = {}
    pools: tuple[tuple[str, str], ...] = ()
    uncovered: tuple[tuple[int, str], ...] = ()


class CheckResult(Struct, frozen=True):
    """What a check says of a deck: its id, or none where it could not be loaded, and counts.

    There is an `outcome` where guessers were let loose on it.
    """

    path: Path
    findings: tuple[Finding, ...]
    deck: str = ""
    facts: int = 0
    items: int = 0
    drafts: int = 0
    details: CheckDetails = CheckDetails()
    outcome: Outcome | None = None


def check_decks(
    paths: Sequence[Path], *, guess: bool = False, verbose: bool = False
) -> Iterator[CheckResult]:
    """Check decks, from their files or folders, and yield what there is to say in their order.

    Raises OSError where a file cannot be read, and Refused for a template of a project's own.
    """
    return map_in_processes(partial(_check, guess=guess, verbose=verbose), paths)


def _check(path: Path, *, guess: bool, verbose: bool) -> CheckResult:
    checked = check_quizzes(check_for_export(path))
    deck, items = checked.deck, checked.items
    if deck is None:
        return CheckResult(path, checked.findings)
    outcome = guess_items(items, deck.language) if guess else None
    cues = find_cues(deck, outcome) if outcome else ()
    return CheckResult(
        path,
        sort_findings((*checked.findings, *cues)),
        deck.id,
        facts=len(deck.facts),
        items=len(items),
        drafts=len(deck.drafts),
        details=_details(checked) if verbose else CheckDetails(),
        outcome=outcome,
    )


def _details(checked: CheckedDeck) -> CheckDetails:
    sentences = cover_sentences(checked.deck) if checked.deck else ()
    return CheckDetails(
        Counter(item.style.name for item in checked.items),
        tuple(find_small_pools(checked.context.distractors)) if checked.context else (),
        tuple((each.paragraph, each.text) for each in sentences if each.is_open),
    )
