"""`quizgen init`: create a project with an example deck."""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.cli.arguments import print_line


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
def command(folder: Path) -> None:
    """Create a project in FOLDER (default: the current folder).

    \b
    quizgen init my-decks

    The project contains a short article and a deck as an example, which you can delete. Never
    overwrites a file.
    """
    from quizgen.imports.new_project import create_project

    for path in create_project(folder):
        print_line(f"wrote {path}")
    enter = "" if folder == Path() else f"cd {folder}; "
    click.echo(f"\nNext: {enter}quizgen build\nThen: quizgen new ARTICLE")
