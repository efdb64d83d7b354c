"""Check decks in parallel. A result is small, because it is sent from another process."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, sort_findings
from quizgen.facts.deck import Deck
from quizgen.facts.projects import project_of
from quizgen.pipeline import CheckedDeck, check_for_export, check_quizzes
from quizgen.publishing.process_pool import map_in_processes
from quizgen.questions.choice_advice import explain_missing_choices
from quizgen.questions.item import Item
from quizgen.review.guessing.guessed_items import WithKey, pick_in_items
from quizgen.review.guessing.report import find_cues, find_cues_together
from quizgen.review.guessing.trials import Outcome, judge_guesses
from quizgen.review.source_coverage import cover_sentences


class CheckDetails(Struct, frozen=True):
    """Details of a deck, for `check -v`.

    `styles` is the number of items by style. `without_choice` are the facts without multiple
    choice, with the reason and advice. `uncovered` are the sentences without a fact, with their
    paragraph numbers.
    """

    styles: Mapping[str, int] = {}
    without_choice: tuple[tuple[str, str], ...] = ()
    uncovered: tuple[tuple[int, str], ...] = ()


class DeckGuesses(Struct, frozen=True):
    """What the blind guessers did with a deck. `path` is relative to the project."""

    path: str
    items: tuple[WithKey, ...]
    outcome: Outcome


class CheckResult(Struct, frozen=True):
    """The result of checking a deck. `deck` is its id; empty if it could not be loaded.

    `guesses` are those of the blind guessers; None if they did not run.
    """

    path: Path
    findings: tuple[Finding, ...]
    deck: str = ""
    facts: int = 0
    items: int = 0
    drafts: int = 0
    details: CheckDetails = CheckDetails()
    guesses: DeckGuesses | None = None


class ProjectGuesses(Struct, frozen=True):
    """The result of the guessers on all decks of a project, and the cues that no deck shows alone.

    `decks` are the ids of the decks.
    """

    project: Path
    decks: tuple[str, ...]
    outcome: Outcome
    findings: tuple[Finding, ...]


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
    guesses = _guess(deck, items) if guess else None
    cues = find_cues(guesses.path, guesses.outcome) if guesses else ()
    return CheckResult(
        path,
        sort_findings((*checked.findings, *cues)),
        deck.id,
        facts=len(deck.facts),
        items=len(items),
        drafts=len(deck.drafts),
        details=_collect_details(checked) if verbose else CheckDetails(),
        guesses=guesses,
    )


def _guess(deck: Deck, items: Iterable[Item]) -> DeckGuesses:
    guessed = pick_in_items(items, deck.language)
    return DeckGuesses(deck.path, guessed, judge_guesses(guessed))


def judge_together(results: Iterable[CheckResult]) -> Iterator[ProjectGuesses]:
    """Yield the result of the guessers on the decks of each project with two decks or more."""
    projects: dict[Path, list[CheckResult]] = defaultdict(list)
    for result in results:
        if result.guesses:
            projects[project_of(result.path)].append(result)
    for project, decks in projects.items():
        if len(decks) > 1:
            all_guesses = [result.guesses for result in decks if result.guesses]
            together = judge_guesses(item for guesses in all_guesses for item in guesses.items)
            outcomes = {guesses.path: guesses.outcome for guesses in all_guesses}
            cues = tuple(find_cues_together(outcomes, together))
            yield ProjectGuesses(project, tuple(result.deck for result in decks), together, cues)


def _collect_details(checked: CheckedDeck) -> CheckDetails:
    context = checked.context
    sentences = cover_sentences(checked.deck) if checked.deck else ()
    return CheckDetails(
        Counter(item.style.name for item in checked.items),
        tuple(explain_missing_choices(context, checked.items)) if context else (),
        tuple((sentence.paragraph, sentence.text) for sentence in sentences if sentence.is_open),
    )
