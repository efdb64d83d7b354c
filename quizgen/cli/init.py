"""`quizgen init`: a small project that builds at once."""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.cli.arguments import print_line


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
def command(folder: Path) -> None:
    """Begin a project in FOLDER, or here.

    \b
    quizgen init my-decks

    Writes a short article with a deck of it, to look at, change and throw away. Nothing that stands
    there already is overwritten.
    """
    from quizgen.imports.new_project import start_project

    for path in start_project(folder):
        print_line(f"wrote {path}")
    go = "" if folder == Path() else f"cd {folder}; "
    click.echo(f"\nNext: {go}quizgen build\nThen: quizgen new ARTICLE")
