"""`quizgen check`: what is wrong with decks, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from quizgen.cli.arguments import counted, decks_argument, find_decks, print_line
from quizgen.cli.finding_output import (
    findings_as_json,
    format_option,
    note_findings,
    print_document,
    print_findings,
)
from quizgen.cli.shell_completion import complete_codes
from quizgen.facts.projects import deck_name

if TYPE_CHECKING:
    from quizgen.publishing.deck_check import CheckDetails, CheckResult


@click.command("check")
@decks_argument
@click.option(
    "--select",
    multiple=True,
    metavar="CODE",
    help="Only these codes or names.",
    shell_complete=complete_codes,
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="CODE",
    help="All but these codes or names.",
    shell_complete=complete_codes,
)
@click.option("-v", "--verbose", is_flag=True, help="Say too what is not covered or not asked.")
@click.option("--guess", is_flag=True, help="Let guessers who know nothing try multiple choice.")
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
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
    quizgen check                      every deck in decks/
    quizgen check -v kursk-engineers   with what no fact covers
    quizgen check --ignore R42         without one rule; R is all rules for good items
    quizgen check --guess              whether options give themselves away

    Every finding names its place, shows the line, and says what would mend it. `quizgen explain`
    says more about its code. Exits with 1 if anything is found.
    """
    from quizgen.facts.projects import project_of
    from quizgen.publishing.deck_check import check_decks

    keep = _keeper(select, ignore)
    report = note_findings if as_json else print_findings
    checked = []
    for one in map(keep, check_decks(find_decks(decks), guess=guess, verbose=verbose)):
        checked.append(one)
        report(one.findings, project_of(one.path))
        if not as_json and not quiet:
            _summarise(one)
    if as_json:
        _print_document(checked, guess=guess)
    if any(one.findings for one in checked):
        raise SystemExit(1)


def _keeper(
    select: tuple[str, ...], ignore: tuple[str, ...]
) -> Callable[[CheckResult], CheckResult]:
    """Return what leaves a deck with the findings that are asked for; codes are checked at once."""
    from quizgen.review.finding_codes import only

    def keep(checked: CheckResult) -> CheckResult:
        return replace(checked, findings=only(checked.findings, select, ignore))

    try:
        only((), select, ignore)
    except KeyError as error:
        raise click.UsageError(error.args[0]) from None
    return keep


def _print_document(checked: list[CheckResult], *, guess: bool) -> None:
    from quizgen.review.guessing.report import as_json

    findings = [finding for one in checked for finding in one.findings]
    document: dict[str, object] = {
        "findings": findings_as_json(findings),
        "drafts": sum(one.drafts for one in checked),
    }
    if guess:
        document["guesses"] = [as_json(one.deck, one.outcome) for one in checked if one.outcome]
    print_document(document)


def _summarise(checked: CheckResult) -> None:
    name, found = deck_name(checked.path), counted(len(checked.findings), "finding")
    if not checked.deck:
        print_line(f"{name}: {found}")
        return
    facts, items = counted(checked.facts, "fact"), counted(checked.items, "item")
    print_line(f"{name}: {facts}, {items}, {found}")
    if checked.drafts:
        print_line(f"  {counted(checked.drafts, 'draft')} left out")
    _tell_more(checked.details)
    if checked.outcome:
        from quizgen.review.guessing.report import as_text

        click.echo(as_text(checked.outcome))


def _tell_more(details: CheckDetails) -> None:
    for style, count in details.styles.items():
        print_line(f"  {style}: {count}")
    for pool, advice in details.pools:
        print_line(f"  no multiple choice on “{pool}”: {advice}")
    for paragraph, text in details.uncovered:
        print_line(f"  no fact covers ¶{paragraph}: {text}")
