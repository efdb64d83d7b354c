"""`quizgen cards`: printable flashcards in a chosen layout and paper size."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.arguments import (
    OneOf,
    decks_argument,
    find_decks,
    format_count,
    print_files,
    print_line,
)
from quizgen.cli.finding_output import (
    findings_as_json,
    format_option,
    print_document,
    print_findings,
)

if TYPE_CHECKING:
    from quizgen.exports.html.flashcards import CardSetup

LAYOUTS = ("duplex-long", "duplex-short", "fold", "list")
PAPERS = ("a4", "letter")
_MAX_OFFSET = 10
"""The largest offset of backs in mm."""


@click.command("cards")
@decks_argument
@click.option(
    "--layout",
    type=OneOf(LAYOUTS),
    default="duplex-long",
    show_default=True,
    help="How fronts and backs are arranged.",
)
@click.option(
    "--stock", help="Card stock: a4, avery-5371, 3x5 or 4x6 (inches), or a size such as 90x60mm."
)
@click.option("--paper", type=OneOf(PAPERS), help="Paper size, for a list or a custom card size.")
@click.option("--back-offset", metavar="X,Y", help="Shift backs right and down, in mm.")
@click.option("--calibrate", is_flag=True, help="Also write a page to measure the offset.")
@click.option("--pdf", is_flag=True, help="Also write each page as PDF.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Output folder (default: build/)."
)
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print only findings.")
def command(  # noqa: PLR0913 - an argument for each option
    decks: tuple[str, ...],
    *,
    layout: str,
    stock: str | None,
    paper: str | None,
    back_offset: str | None,
    calibrate: bool,
    pdf: bool,
    output: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Create printable flashcards in build/<deck>.cards/.

    \b
    quizgen cards                          A4, ten per page, flipped on the long edge
    quizgen cards --stock avery-5371       Perforated business cards, Letter
    quizgen cards --layout fold --pdf      For single-sided printers: fold, then glue
    quizgen cards --calibrate              Measure how far backs are off
    quizgen cards --back-offset 1.5,-0.5   Correct the position of backs

    Writes nothing for a deck with errors. Neither the build nor the ledger changes.
    """
    setup = _read_setup(layout, stock, paper, back_offset, calibrate=calibrate)
    results = []
    for path in find_decks(decks):
        results.append(_write(path, output, setup, calibrate=calibrate, pdf=pdf))
        if not as_json and not quiet:
            _print_summary(results[-1])
    if as_json:
        print_document({"decks": results})
    if any(not result["printed"] for result in results):
        raise SystemExit(1)


def _read_setup(
    layout: str, stock: str | None, paper: str | None, offset: str | None, *, calibrate: bool
) -> CardSetup:
    """Return the card setup from the options. Raises click.UsageError if they conflict."""
    from quizgen.exports.html.card_layouts import Layout, Offset
    from quizgen.exports.html.card_stocks import STOCKS, read_stock
    from quizgen.exports.html.flashcards import CardSetup
    from quizgen.exports.page_setup import Paper

    chosen, sheet = Layout(layout), Paper(paper or "a4")
    if not chosen.has_backs and (offset or calibrate):
        raise click.UsageError(
            f"--layout {layout} prints one side only; leave out --back-offset and --calibrate"
        )
    if chosen is Layout.LIST and stock:
        raise click.UsageError("--layout list prints on plain paper; use --paper, not --stock")
    if chosen is not Layout.LIST and paper and stock in {None, *STOCKS}:
        raise click.UsageError("--paper requires a custom card size, such as --stock 90x60mm")
    try:
        size = read_stock(stock or "a4", sheet)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return CardSetup(chosen, size, sheet, Offset(*_read_offset(offset or "0,0")))


def _read_offset(text: str) -> tuple[float, float]:
    try:
        x, y = map(float, text.split(","))
    except ValueError:
        x = y = float("nan")
    if not (abs(x) <= _MAX_OFFSET and abs(y) <= _MAX_OFFSET):
        raise click.UsageError(
            f"invalid offset “{text}”; use two numbers up to {_MAX_OFFSET} mm, such as 1.5,-0.5"
        )
    return x, y


def _write(
    path: Path, output: Path | None, setup: CardSetup, *, calibrate: bool, pdf: bool
) -> dict[str, Any]:
    from quizgen.facts.projects import output_folder, project_of
    from quizgen.publishing.card_printing import print_cards

    folder = output_folder(path, output)
    printed = print_cards(path, folder, setup, calibrate=calibrate, pdf=pdf)
    print_findings(printed.findings, project_of(path))
    return {
        "deck": printed.deck,
        "printed": bool(printed.sizes),
        "cards": printed.cards,
        "folder": printed.folder.as_posix(),
        "files": [{"name": name, "bytes": size} for name, size in printed.sizes.items()],
        "findings": findings_as_json(printed.findings),
    }


def _print_summary(result: dict[str, Any]) -> None:
    if not result["printed"]:
        print_line(f"{result['deck']}: no cards written; fix the errors above", err=True)
        return
    print_line(f"{result['deck']}: {format_count(result['cards'], 'card')}")
    print_files(result["folder"], result["files"])
