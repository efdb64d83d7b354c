"""`quizgen check`: what is wrong with decks, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import (
    counted,
    decks_argument,
    find_decks,
    findings_as_json,
    print_findings,
    print_json,
)

if TYPE_CHECKING:
    from quizgen.review.reviewing import Examined


@click.command("check")
@decks_argument
@click.option("--select", multiple=True, metavar="CODE", help="Only these codes or names.")
@click.option("--ignore", multiple=True, metavar="CODE", help="All but these codes or names.")
@click.option("-v", "--verbose", is_flag=True, help="Say too what is not covered or not asked.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def command(  # noqa: PLR0913 - an argument for each option
    decks: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    verbose: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Check decks without building them; exit with 1 if anything is found.

    \b
    quizgen check                      every deck in decks/
    quizgen check -v kursk-engineers   with what no fact covers
    quizgen check --ignore R42         without one rule; R is all rules for good items

    Every finding names its place, shows the line, and says what would mend it. `quizgen explain`
    says more about its code.
    """
    from quizgen.facts.loading import project_of
    from quizgen.review.reviewing import examine_deck

    keep = _keeper(select, ignore)
    examined = [(path, keep(examine_deck(path))) for path in find_decks(decks)]
    findings = [finding for _, one in examined for finding in one.findings]
    if as_json:
        print_json({"findings": findings_as_json(findings)})
    for path, one in examined if not as_json else ():
        print_findings(one.findings, project_of(path))
        if not quiet:
            _summarise(path, one, verbose=verbose)
    if findings:
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


def _summarise(path: Path, examined: Examined, *, verbose: bool) -> None:
    found = counted(len(examined.findings), "finding")
    if examined.deck is None:
        click.echo(f"{path.stem}: {found}")
        return
    facts, items = len(examined.deck.facts), len(examined.items)
    click.echo(f"{path.stem}: {counted(facts, 'fact')}, {counted(items, 'item')}, {found}")
    if verbose:
        _tell_more(examined)


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
        if not sentence.facts:
            click.echo(f"  no fact covers ¶{sentence.paragraph}: {sentence.text}")
