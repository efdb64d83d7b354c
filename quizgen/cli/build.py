"""`quizgen build`: build decks into files for learners."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.arguments import (
    decks_argument,
    files_as_json,
    find_decks,
    format_count,
    print_files,
    print_line,
    styles_option,
)
from quizgen.cli.finding_output import (
    findings_as_json,
    format_option,
    print_document,
    print_findings,
)

if TYPE_CHECKING:
    from quizgen.publishing.build_result import BuildResult
    from quizgen.publishing.cached_build import BuildOptions


@click.command("build")
@decks_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Output folder (default: build/)."
)
@click.option("--locked", is_flag=True, help="Fail if the ledger would change.")
@click.option("--pdf", is_flag=True, help="Also write each printable page as PDF.")
@click.option("--fresh", is_flag=True, help="Leave notices of retired cards out of the package.")
@styles_option(help_="Include only these styles, such as flashcard,cloze.")
@click.option("--redraw", is_flag=True, help="Draw all wrong options of published items anew.")
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print only findings.")
def command(  # noqa: PLR0913 - an argument for each option
    decks: tuple[str, ...],
    output: Path | None,
    *,
    locked: bool,
    pdf: bool,
    fresh: bool,
    styles: tuple[str, ...],
    redraw: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Build decks into build/<deck>/.

    \b
    quizgen build                   Build every deck in decks/
    quizgen build kursk-engineers   Build one deck
    quizgen build --locked          Fail if the committed ledger is out of date (for CI)
    quizgen build --fresh -o new    Write packages for new learners, without notices
    quizgen build --redraw          Draw wrong options anew, before a deck is first published

    Writes an Anki package, a quiz with its answer key and answer sheet, printable flashcards, a
    practice page, a coverage report and items.json. Updates the ledger of the deck; commit it to
    git with the deck. Writes nothing for a deck with errors.

    --fresh and --styles select what the files contain. The ledger is that of the whole deck, and
    nothing is retired. Give such packages only to new learners.
    """
    verbose = not as_json and not quiet
    choices = {"locked": locked, "pdf": pdf, "redraw": redraw, "fresh": fresh}
    options = _make_options(output, styles, **choices)
    results = list(_build(find_decks(decks), options, verbose=verbose))
    if as_json:
        print_document({"decks": results})
    if any(not result["built"] for result in results):
        raise SystemExit(1)


def _make_options(output: Path | None, styles: tuple[str, ...], **choices: bool) -> BuildOptions:
    from quizgen.cache.store import user_store
    from quizgen.publishing.cached_build import BuildOptions

    return BuildOptions(int(time.time()), output, styles=styles, store=user_store(), **choices)


def _build(
    decks: tuple[Path, ...], options: BuildOptions, *, verbose: bool
) -> Iterator[dict[str, Any]]:
    from quizgen.diagnostics import has_errors
    from quizgen.facts.projects import project_of
    from quizgen.publishing.cached_build import build_decks

    for deck, built in zip(decks, build_decks(decks, options), strict=True):
        print_findings(built.findings, project_of(deck))
        is_built = not has_errors(built.findings)
        if verbose and is_built:
            _print_summary(built)
        elif verbose:
            print_line(f"{built.deck}: not built; fix the errors above", err=True)
        yield _as_json(built, is_built=is_built)


def _as_json(built: BuildResult, *, is_built: bool) -> dict[str, Any]:
    return {
        "deck": built.deck,
        "built": is_built,
        "folder": built.folder.as_posix(),
        "files": files_as_json(built.sizes, built.changed),
        "drafts": built.drafts,
        "retired": built.retired,
        "findings": findings_as_json(built.findings),
    }


def _print_summary(built: BuildResult) -> None:
    print_line(
        f"{built.deck}: {format_count(built.facts, 'fact')}, {format_count(built.items, 'item')}"
    )
    print_files(built.folder.as_posix(), files_as_json(built.sizes, built.changed))
    if built.drafts:
        print_line(f"  {format_count(built.drafts, 'draft')} left out")
    if built.retired:
        from quizgen.exports.anki.retired_notes import RETIRED_TAG

        notes = format_count(built.retired, "retired note")
        print_line(f"  {notes}; learners find them with tag:{RETIRED_TAG} in Anki’s Browser")
