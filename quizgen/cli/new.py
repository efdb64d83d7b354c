"""`quizgen new`: a deck for an article of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.cli.arguments import print_line


@click.command("new")
@click.argument("article", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--id", "id_", help="The deck's permanent id, instead of one made of the title.")
@click.option("--cite", help="How questions name it: “According to a report on …”.")
def command(article: Path, id_: str | None, cite: str | None) -> None:
    """Begin a deck for ARTICLE: a text, Markdown or saved HTML file.

    \b
    quizgen new ~/articles/bees.html --cite "a report on bees"

    Puts its text into seeds/ and starts a deck with its source filled in. Where no project is, one
    begins with it. Nothing that stands there already is overwritten.
    """
    from quizgen.facts.ids import fault_of
    from quizgen.imports.articles import ArticleError, read_article, slug_of
    from quizgen.imports.foreign_names import clean
    from quizgen.imports.new_project import start_deck

    try:
        read = read_article(article)
    except ArticleError as error:
        print_line(f"quizgen: {error}", err=True)
        print_line(f"  help: {error.help}", err=True)
        raise SystemExit(1) from None
    deck = id_ or slug_of(read.title)
    if fault := fault_of(deck, of_files=True):
        raise click.UsageError(f"{fault}; name another with --id")
    named = clean(cite or "") or f"an article headed “{read.title}”"
    is_first = not Path("decks").is_dir()
    for path in start_deck(Path(), read, deck, named):
        print_line(f"wrote {path}")
    if is_first:
        print_line(f"There was no decks/ in {Path.cwd()}: a project begins there", err=True)
    click.echo(f"\nNext: write facts into decks/{deck}.yaml; quizgen draft {deck} proposes some")
    click.echo(f"Then: quizgen preview {deck} shows them while you write; quizgen check {deck}")
