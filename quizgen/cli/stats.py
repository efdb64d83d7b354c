"""`quizgen stats`: print statistics about decks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.arguments import decks_argument, find_decks, format_count, print_line
from quizgen.cli.finding_output import json_option, print_findings, print_json, print_left_out

if TYPE_CHECKING:
    from quizgen.review.deck_statistics import DeckStatistics


@click.command("stats")
@decks_argument
@json_option
def command(decks: tuple[str, ...], *, as_json: bool) -> None:
    """Print statistics about decks.

    \b
    quizgen stats insulin

    Counts items by style, kind and section, the values of each pool, and the positions of keys
    among the options. Facts with errors are left out and named.
    """
    from msgspec import to_builtins

    from quizgen.facts.projects import project_of
    from quizgen.pipeline import check_deck
    from quizgen.review.deck_statistics import count_deck

    results: list[dict[str, Any]] = []
    failed = False
    for path in find_decks(decks):
        checked = check_deck(path)
        if checked.has_errors:
            failed = True
            print_findings(checked.findings, project_of(path))
            print_left_out(checked)
        if sound := checked.sound:
            figures = count_deck(sound.context, sound.items)
            left_out = {"left_out": sound.left_out} if sound.left_out else {}
            results.append({"deck": sound.deck.id, **to_builtins(figures), **left_out})
            if not as_json:
                _print(sound.deck.id, figures)
    if as_json:
        print_json({"decks": results})
    if failed:
        raise SystemExit(1)


def _print(deck: str, figures: DeckStatistics) -> None:
    print_line(
        f"{deck}: {format_count(figures.facts, 'fact')}, {format_count(figures.items, 'item')}"
    )
    _print_counts("styles", figures.styles)
    _print_counts("kinds", figures.kinds)
    _print_counts("sections", figures.sections)
    click.echo("  pools (values, options per item, items)")
    for pool in figures.pools:
        options = str(pool.options) if pool.options else "–"
        print_line(f"    {pool.values:>5} {options:>3} {pool.items:>5}  {pool.name}")
    for size, places in figures.positions.items():
        counts = "  ".join(f"{'ABCDEF'[place]} {count}" for place, count in enumerate(places))
        print_line(f"  position of keys among {size} options: {counts}")


def _print_counts(title: str, counts: Mapping[str, int]) -> None:
    print_line(f"  {title}")
    for name, count in counts.items():
        print_line(f"    {count:>5}  {name or '(none)'}")
