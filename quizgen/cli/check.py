"""`quizgen check`: what is wrong with decks, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import counted, decks_argument, find_decks
from quizgen.cli.completing import complete_codes
from quizgen.cli.reporting import (
    findings_as_json,
    format_option,
    note_findings,
    print_document,
    print_findings,
)

if TYPE_CHECKING:
    from quizgen.review.guessing.trials import Outcome
    from quizgen.review.reviewing import Examined


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
    from quizgen.exports.examining import examine_with_pages
    from quizgen.facts.projects import project_of
    from quizgen.quizzes.examining import examine_quizzes

    keep = _keeper(select, ignore)
    examined = [(path, examine_quizzes(examine_with_pages(path))) for path in find_decks(decks)]
    guessed = [_guess(one) if guess else (one, None) for _, one in examined]
    guessed = [(keep(one), outcome) for one, outcome in guessed]
    found = any(one.findings for one, _ in guessed)
    report = note_findings if as_json else print_findings
    for (path, _), (one, outcome) in zip(examined, guessed, strict=True):
        report(one.findings, project_of(path))
        if not as_json and not quiet:
            _summarise(path, one, outcome, verbose=verbose)
    if as_json:
        _print_document(guessed, guess=guess)
    if found:
        raise SystemExit(1)


def _keeper(select: tuple[str, ...], ignore: tuple[str, ...]) -> Callable[[Examined], Examined]:
    """Return what leaves a deck with the findings that are asked for; codes are checked at once."""
    from quizgen.review.explaining import only

    def keep(examined: Examined) -> Examined:
        return replace(examined, findings=only(examined.findings, select, ignore))

    try:
        only((), select, ignore)
    except KeyError as error:
        raise click.UsageError(error.args[0]) from None
    return keep


def _guess(examined: Examined) -> tuple[Examined, Outcome | None]:
    """Return what was examined with the cues among its findings, and the guessers' figures."""
    from quizgen.diagnostics import sort_findings
    from quizgen.review.guessing.report import find_cues
    from quizgen.review.guessing.trials import guess_items

    if examined.deck is None:
        return examined, None
    outcome = guess_items(examined.items)
    cues = find_cues(examined.deck, outcome)
    return replace(examined, findings=sort_findings((*examined.findings, *cues))), outcome


def _print_document(guessed: list[tuple[Examined, Outcome | None]], *, guess: bool) -> None:
    from quizgen.review.guessing.report import as_json

    findings = [finding for one, _ in guessed for finding in one.findings]
    document: dict[str, object] = {
        "findings": findings_as_json(findings),
        "drafts": sum(len(one.deck.drafts) for one, _ in guessed if one.deck),
    }
    if guess:
        document["guesses"] = [
            as_json(one.deck, outcome) for one, outcome in guessed if one.deck and outcome
        ]
    print_document(document)


def _summarise(path: Path, examined: Examined, outcome: Outcome | None, *, verbose: bool) -> None:
    found = counted(len(examined.findings), "finding")
    if examined.deck is None:
        click.echo(f"{path.stem}: {found}")
        return
    facts, items = len(examined.deck.facts), len(examined.items)
    click.echo(f"{path.stem}: {counted(facts, 'fact')}, {counted(items, 'item')}, {found}")
    if examined.deck.drafts:
        click.echo(f"  {counted(len(examined.deck.drafts), 'draft')} left out")
    if verbose:
        _tell_more(examined)
    if outcome is not None:
        from quizgen.review.guessing.report import as_text

        click.echo(as_text(outcome))


def _tell_more(examined: Examined) -> None:
    from collections import Counter

    from quizgen.questions.distractors import small_pools
    from quizgen.review.coverage import cover_sentences

    deck = examined.deck
    if deck is None:
        return
    for style, count in Counter(item.style.value for item in examined.items).items():
        click.echo(f"  {style}: {count}")
    for pool, advice in small_pools(deck):
        click.echo(f"  no multiple choice on “{pool}”: {advice}")
    for sentence in cover_sentences(deck):
        if sentence.is_open:
            click.echo(f"  no fact covers ¶{sentence.paragraph}: {sentence.text}")
