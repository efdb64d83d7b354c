"""Check decks in parallel. A result is small, because it is sent from another process."""

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
    """Details of a deck, for `check -v`.

    `styles` is the number of items by style. `pools` are the pools too small for multiple choice,
    with advice. `uncovered` are the sentences without a fact, with their paragraph numbers.
    """

    styles: Mapping[str, int] = {}
    pools: tuple[tuple[str, str], ...] = ()
    uncovered: tuple[tuple[int, str], ...] = ()


class CheckResult(Struct, frozen=True):
    """The result of checking a deck. `deck` is its id; empty if it could not be loaded.

    `outcome` is the result of the guessers; None if they did not run.
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
    """Check decks, given their files or folders, and yield the results in the same order.

    Raises OSError if a file cannot be read, and ProjectError if a project's template is unusable.
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
        details=_collect_details(checked) if verbose else CheckDetails(),
        outcome=outcome,
    )


def _collect_details(checked: CheckedDeck) -> CheckDetails:
    sentences = cover_sentences(checked.deck) if checked.deck else ()
    return CheckDetails(
        Counter(item.style.name for item in checked.items),
        tuple(find_small_pools(checked.context.distractors)) if checked.context else (),
        tuple((sentence.paragraph, sentence.text) for sentence in sentences if sentence.is_open),
    )
