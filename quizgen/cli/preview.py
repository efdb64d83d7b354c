"""`quizgen preview`: decks in a browser as they will be handed out, while they are written."""

from __future__ import annotations

import gc
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import counted, decks_argument, find_decks, print_line
from quizgen.cli.finding_output import print_findings

if TYPE_CHECKING:
    from quizgen.preview.server import PreviewServer
    from quizgen.preview.state import DeckState, PreviewState

_PORT = 8734


@click.command("preview")
@decks_argument
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="Where to listen; 0 takes any free port.",
)
@click.option("-o", "--open", "open_it", is_flag=True, help="Open it in the browser.")
def command(decks: tuple[str, ...], *, port: int, open_it: bool) -> None:
    """Show decks in a browser while you write them.

    \b
    quizgen preview                     every deck in decks/
    quizgen preview --open bees         one of them, in the browser at once

    Shows every card as Anki will, the pages that a build writes, and what check finds, anew
    whenever a file is saved. Where a save breaks something, what was last good stays. Only this
    machine sees it, and nothing is written: neither builds nor ledgers. Ctrl-C ends it.
    """
    from quizgen.facts.projects import project_of
    from quizgen.preview.state import PreviewState

    paths = _named(find_decks(decks))
    _need_watchfiles()
    gc.enable()  # unlike others, this command goes on for hours
    board = PreviewState(paths, _now())
    server = _bind(board, port)
    click.echo(f"{server.address} — Ctrl-C ends it")
    with server.running():
        try:
            if open_it:
                click.launch(server.address)
            _follow(board, {project_of(path) for path in paths.values()})
        except KeyboardInterrupt:
            click.echo()


def _named(paths: tuple[Path, ...]) -> dict[str, Path]:
    """Return decks by the names that their addresses have."""
    named: dict[str, Path] = {}
    for path in paths:
        name = path.name.removesuffix(".yaml")
        if named.setdefault(name, path) != path:
            raise click.UsageError(f"{named[name]} and {path} would have one address")
    return named


def _need_watchfiles() -> None:
    try:
        import watchfiles  # noqa: F401
    except ImportError:
        raise click.UsageError(
            "preview needs watchfiles, an extra part: "
            'run pip install ".[preview]" in quizgen’s checkout'
        ) from None


def _bind(board: PreviewState, port: int) -> PreviewServer:
    from quizgen.preview.server import PortTakenError, PreviewServer

    try:
        return PreviewServer(board, port)
    except PortTakenError:
        message = f"port {port} is taken, perhaps by another preview: --port 0 finds a free one"
        raise click.UsageError(message) from None


def _follow(board: PreviewState, projects: set[Path]) -> None:
    """Say what happens to decks, from the first look until the interrupt."""
    from quizgen.preview.file_watch import wait_for_changes

    _refresh(board)
    for _ in wait_for_changes(projects):
        _refresh(board)


def _refresh(board: PreviewState) -> None:
    for view in board.refresh(_now):
        _print_view(view)


def _now() -> datetime:
    return datetime.now().astimezone()


def _print_view(view: DeckState) -> None:
    from quizgen.facts.projects import project_of

    print_line(f"{view.seen_at:%H:%M:%S} {view.name}: {_summary(view)}")
    print_findings((one.finding for one in view.errors), project_of(view.path))


def _summary(view: DeckState) -> str:
    errors, warnings = (
        counted(len(view.errors), "error"),
        counted(len(view.warnings), "warning"),
    )
    if view.made and view.is_good:
        facts, items = len(view.made.deck.facts), view.made.items
        drafts = f", {counted(view.made.drafts, 'draft')} left out" if view.made.drafts else ""
        counts = f"{counted(facts, 'fact')}, {counted(items, 'item')}{drafts}"
        return f"{counts}, {errors}, {warnings}"
    if view.good_at:
        return f"{errors}: the page shows what was good at {view.good_at:%H:%M:%S}"
    return f"{errors}: there is nothing to show yet"
