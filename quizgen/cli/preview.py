"""`quizgen preview`: show decks in a browser and follow changes."""

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
    help="Port to listen on; 0 picks a free port.",
)
@click.option("-o", "--open", "open_it", is_flag=True, help="Open the page in the browser.")
def command(decks: tuple[str, ...], *, port: int, open_it: bool) -> None:
    """Preview decks in a browser while you edit them.

    \b
    quizgen preview               Serve every deck in decks/
    quizgen preview --open bees   Serve one deck and open the browser

    Shows each card as in Anki, the pages of a build, and the findings of `quizgen check`. Updates
    whenever you save a file; if a deck has errors, the last good version stays. Listens on this
    machine only and writes no files. Press Ctrl-C to stop.
    """
    from quizgen.facts.projects import project_of
    from quizgen.preview.state import PreviewState

    paths = _name_decks(find_decks(decks))
    _require_watchfiles()
    gc.enable()  # unlike the others, this command runs for hours
    board = PreviewState(paths, _now())
    server = _bind(board, port)
    click.echo(f"{server.address} (press Ctrl-C to stop)")
    with server.running():
        try:
            if open_it:
                click.launch(server.address)
            _follow(board, {project_of(path) for path in paths.values()})
        except KeyboardInterrupt:
            click.echo()


def _name_decks(paths: tuple[Path, ...]) -> dict[str, Path]:
    """Return the decks by the name in their URL. Raises click.UsageError if two are the same."""
    named: dict[str, Path] = {}
    for path in paths:
        name = path.name.removesuffix(".yaml")
        if named.setdefault(name, path) != path:
            both = f"{named[name]} and {path}"
            raise click.UsageError(f"{both} have the same URL; preview only one of them")
    return named


def _require_watchfiles() -> None:
    try:
        import watchfiles  # noqa: F401
    except ImportError:
        raise click.UsageError(
            'watchfiles is not installed; run pip install ".[preview]" in quizgen’s checkout'
        ) from None


def _bind(board: PreviewState, port: int) -> PreviewServer:
    from quizgen.preview.server import PortTakenError, PreviewServer

    try:
        return PreviewServer(board, port)
    except PortTakenError:
        message = f"port {port} is in use, perhaps by another preview; use --port 0 for a free one"
        raise click.UsageError(message) from None


def _follow(board: PreviewState, projects: set[Path]) -> None:
    """Print the state of decks after every change, until the interrupt."""
    from quizgen.preview.file_watch import wait_for_changes

    _refresh(board)
    for _ in wait_for_changes(projects):
        _refresh(board)


def _refresh(board: PreviewState) -> None:
    for view in board.refresh(_now):
        _print_state(view)


def _now() -> datetime:
    return datetime.now().astimezone()


def _print_state(view: DeckState) -> None:
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
