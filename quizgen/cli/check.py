"""`quizgen check`: check decks and print findings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from quizgen.cli.arguments import decks_argument, find_decks, format_count, print_line
from quizgen.cli.finding_output import (
    findings_as_json,
    format_option,
    print_document,
    print_findings,
    record_findings,
)
from quizgen.cli.shell_completion import complete_codes
from quizgen.facts.projects import deck_name

if TYPE_CHECKING:
    from quizgen.diagnostics import Finding
    from quizgen.publishing.deck_check import CheckDetails, CheckResult, ProjectGuesses
    from quizgen.review.guessing.trials import Outcome


@click.command("check")
@decks_argument
@click.option(
    "--select",
    multiple=True,
    metavar="CODE",
    help="Report only this code or name (repeatable).",
    shell_complete=complete_codes,
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="CODE",
    help="Do not report this code or name (repeatable).",
    shell_complete=complete_codes,
)
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Also list uncovered sentences, and say why facts have no multiple choice.",
)
@click.option(
    "--guess",
    is_flag=True,
    help="Test if answers can be guessed without the facts, in each deck and over all of them.",
)
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print only findings.")
def command(  # noqa: PLR0913 - an argument for each option
    decks: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    verbose: bool,
    guess: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Check decks without building them.

    \b
    quizgen check                      Check every deck in decks/
    quizgen check -v kursk-engineers   Also list what no fact covers
    quizgen check --ignore R42         Ignore one rule; R means all item-writing rules
    quizgen check --guess              Test if options give the answer away

    Each finding has a code, a place, the line and help. Run `quizgen explain CODE` for details.
    Exits with 1 if there are findings, with 0 otherwise.
    """
    from quizgen.facts.projects import project_of
    from quizgen.publishing.deck_check import check_decks, judge_together

    keep_selected = _make_filter(select, ignore)
    report = record_findings if as_json else print_findings
    with_summary = not as_json and not quiet
    results = []
    for full_result in check_decks(find_decks(decks), guess=guess, verbose=verbose):
        result = replace(full_result, findings=keep_selected(full_result.findings))
        results.append(result)
        report(result.findings, project_of(result.path))
        if with_summary:
            _print_summary(result)
    together = []
    for full_guesses in judge_together(results):
        guesses = replace(full_guesses, findings=keep_selected(full_guesses.findings))
        together.append(guesses)
        report(guesses.findings, guesses.project)
        if with_summary:
            _print_guesses_together(guesses)
    if as_json:
        _print_document(results, together, guess=guess)
    if _all_findings(results, together):
        raise SystemExit(1)


def _make_filter(
    select: tuple[str, ...], ignore: tuple[str, ...]
) -> Callable[[tuple[Finding, ...]], tuple[Finding, ...]]:
    """Return a function that keeps the selected findings.

    Raises click.UsageError for an unknown code, before any deck is checked.
    """
    from quizgen.review.finding_codes import select_findings

    try:
        select_findings((), select, ignore)
    except KeyError as error:
        raise click.UsageError(error.args[0]) from None
    return partial(select_findings, select=select, ignore=ignore)


def _all_findings(results: list[CheckResult], together: list[ProjectGuesses]) -> list[Finding]:
    found = (*(result.findings for result in results), *(guesses.findings for guesses in together))
    return [finding for findings in found for finding in findings]


def _print_document(
    results: list[CheckResult], together: list[ProjectGuesses], *, guess: bool
) -> None:
    from quizgen.review.guessing.report import as_json

    findings = _all_findings(results, together)
    document: dict[str, object] = {
        "findings": findings_as_json(findings),
        "drafts": sum(result.drafts for result in results),
    }
    if guess:
        document["guesses"] = [
            {"deck": result.deck, **as_json(result.guesses.outcome)}
            for result in results
            if result.guesses
        ]
        document["guesses_together"] = [
            {"decks": guesses.decks, **as_json(guesses.outcome)} for guesses in together
        ]
    print_document(document)


def _print_summary(result: CheckResult) -> None:
    name, found = deck_name(result.path), format_count(len(result.findings), "finding")
    if not result.deck:
        print_line(f"{name}: {found}")
        return
    facts, items = format_count(result.facts, "fact"), format_count(result.items, "item")
    print_line(f"{name}: {facts}, {items}, {found}")
    if result.drafts:
        print_line(f"  {format_count(result.drafts, 'draft')} left out")
    _print_details(result.details)
    if result.guesses:
        _print_guesses(result.guesses.outcome)


def _print_guesses_together(guesses: ProjectGuesses) -> None:
    items = format_count(guesses.outcome.items, "multiple-choice item")
    print_line(f"all {len(guesses.decks)} decks together: {items}")
    _print_guesses(guesses.outcome)


def _print_guesses(outcome: Outcome) -> None:
    from quizgen.review.guessing.report import as_text

    click.echo(as_text(outcome))


def _print_details(details: CheckDetails) -> None:
    for style, count in details.styles.items():
        print_line(f"  {style}: {count}")
    for fact, advice in details.without_choice:
        print_line(f"  no multiple choice for {fact}: {advice}")
    for paragraph, text in details.uncovered:
        print_line(f"  no fact covers ¶{paragraph}: {text}")
