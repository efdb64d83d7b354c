"""`quizgen preview`: show decks in a browser and follow changes."""

from __future__ import annotations

import gc
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.arguments import decks_argument, find_decks, format_count, print_line
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
    whenever you save a file. Facts with errors are left out; if a file cannot be read, the last
    good version stays. Listens on this machine only and writes no files. Press Ctrl-C to stop.
    """
    from quizgen.facts.projects import project_of
    from quizgen.preview.state import PreviewState

    paths = _name_decks(find_decks(decks))
    _require_watchfiles()
    gc.enable()  # unlike other commands, this one may run for hours
    preview = PreviewState(paths, _now())
    server = _bind(preview, port)
    click.echo(f"{server.address} (press Ctrl-C to stop)")
    with server.running():
        try:
            if open_it:
                click.launch(server.address)
            _follow(preview, {project_of(path) for path in paths.values()})
        except KeyboardInterrupt:
            click.echo()


def _name_decks(paths: tuple[Path, ...]) -> dict[str, Path]:
    """Return the decks by the name in their URL. Raises click.UsageError if two have the same."""
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
            'watchfiles is not installed; run pip install "quizgen[preview]"'
        ) from None


def _bind(preview: PreviewState, port: int) -> PreviewServer:
    from quizgen.preview.server import PortTakenError, PreviewServer

    try:
        return PreviewServer(preview, port)
    except PortTakenError:
        message = f"port {port} is in use, perhaps by another preview; use --port 0 for a free one"
        raise click.UsageError(message) from None


def _follow(preview: PreviewState, projects: set[Path]) -> None:
    """Print the state of decks now and after every change, until Ctrl-C."""
    from quizgen.preview.file_watch import wait_for_changes

    _refresh(preview)
    for _ in wait_for_changes(projects):
        _refresh(preview)


def _refresh(preview: PreviewState) -> None:
    for state in preview.refresh(_now):
        _print_state(state)


def _now() -> datetime:
    return datetime.now().astimezone()


def _print_state(state: DeckState) -> None:
    from quizgen.facts.projects import project_of

    print_line(f"{state.checked_at:%H:%M:%S} {state.name}: {_summary(state)}")
    print_findings((shown.finding for shown in state.errors), project_of(state.path))


def _summary(state: DeckState) -> str:
    errors, warnings = (
        format_count(len(state.errors), "error"),
        format_count(len(state.warnings), "warning"),
    )
    if state.view and state.is_good:
        facts, items = len(state.view.deck.facts), state.view.items
        drafts = (
            f", {format_count(state.view.drafts, 'draft')} left out" if state.view.drafts else ""
        )
        left_out = state.view.left_out
        broken = f", {format_count(len(left_out), 'fact')} with errors left out" if left_out else ""
        counts = f"{format_count(facts, 'fact')}, {format_count(items, 'item')}{drafts}{broken}"
        return f"{counts}, {errors}, {warnings}"
    if state.good_at:
        return f"{errors}; the page shows the last good version, from {state.good_at:%H:%M:%S}"
    return f"{errors}; nothing to show yet"
