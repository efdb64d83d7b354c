"""`quizgen new`: create a deck for an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import print_line

if TYPE_CHECKING:
    from quizgen.imports.documents.article_changes import Changes

_MAX_SHOWN, _MAX_LOST = 3, 20
"""Numbers of places that are named: for most types of changes, and for what a text cannot have."""


@click.command("new")
@click.argument("article", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--id", "id_", help="Permanent id of the deck (default: made from the title).")
@click.option("--cite", help="How questions cite the article, as in “According to a report on …”.")
def command(article: Path, id_: str | None, cite: str | None) -> None:
    """Create a deck for an article: text, web page, Word, EPUB or PDF.

    \b
    quizgen new ~/articles/bees.html --cite "a report on bees"

    Writes the text of the article to seeds/ and a deck without facts to decks/. Creates these
    folders if necessary. Never overwrites a file. Reports what of the article was left out or
    written in another way.
    """
    from quizgen.facts.ids import find_id_error
    from quizgen.imports.articles import ArticleError, make_deck_id, read_article
    from quizgen.imports.new_project import create_deck
    from quizgen.values.clean_texts import clean

    try:
        content = read_article(article)
    except ArticleError as error:
        print_line(f"quizgen: {error}", err=True)
        print_line(f"  help: {error.help}", err=True)
        raise SystemExit(1) from None
    deck = id_ or make_deck_id(content.title)
    if problem := find_id_error(deck, of_files=True):
        raise click.UsageError(f"{problem}; choose another with --id")
    kind = "an article headed" if content.is_headed else "the text"
    cite = clean(cite or "") or f"{kind} “{content.title}”"
    is_new_project = not Path("decks").is_dir()
    for path in create_deck(Path(), content, deck, cite):
        print_line(f"wrote {path}")
    _print_changes(content.changes)
    if is_new_project:
        print_line(f"created a new project in {Path.cwd()}, which had no decks/", err=True)
    click.echo(f"\nNext: add facts to decks/{deck}.yaml; `quizgen draft {deck}` proposes some")
    click.echo(f"Then: quizgen preview {deck}, or quizgen check {deck}")


def _print_changes(changes: Changes) -> None:
    """Print what the import changed or left out: numbers, each with its first places."""
    grouped = changes.grouped()
    if grouped:
        print_line("Left out or written in another way:", err=True)
    for change, found in grouped.items():
        most = _MAX_LOST if change.is_loss else _MAX_SHOWN
        shown = list(
            dict.fromkeys(
                f"{each.example} {f'({each.place})' if each.place else ''}" for each in found
            )
        )
        more = f" and {len(shown) - most} more" if len(shown) > most else ""
        places = ", ".join(place.strip() for place in shown[:most])
        print_line(f"  {change.describe(len(found))}: {places}{more}", err=True)
    for warning in changes.warnings:
        print_line(f"warning: {warning}", err=True)
