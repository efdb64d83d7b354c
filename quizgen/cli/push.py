"""`quizgen push`: build decks and import them into a running Anki."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.arguments import decks_argument, find_decks, print_line
from quizgen.cli.finding_output import (
    findings_as_json,
    format_option,
    print_document,
    print_findings,
)

if TYPE_CHECKING:
    from quizgen.exports.ankiconnect.client import AnkiError, Client
    from quizgen.exports.ankiconnect.package_push import PushResult
    from quizgen.publishing.build_plan import Plan

_MAX_NAMES = 10
"""Number of notes of each group that are named; `--json` names all."""
_TITLES = {
    "new": "new",
    "updated": "updated",
    "replaced": "replaced, although edited in Anki",
    "kept": "kept, because edited in Anki (--replace-edits updates them)",
    "outdated": "of these, the deck changed since",
    "retired": "retired, cards suspended",
    "questions_retired": "with retired questions, their cards suspended",
    "back": "asking again, cards no longer suspended",
    "designs_updated": "card design updated",
    "designs_kept": "card design kept, changed more recently in Anki",
    "missed": "not imported, because the note type or the field Id was changed in Anki",
}


@click.command("push")
@decks_argument
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change; change nothing.")
@click.option(
    "--replace-edits", is_flag=True, help="Also update notes whose text was edited in Anki."
)
@click.option(
    "--url", default="http://127.0.0.1:8765", show_default=True, help="Address of AnkiConnect."
)
@click.option("--key", envvar="ANKICONNECT_KEY", default="", help="API key of AnkiConnect.")
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print only findings and errors.")
def command(  # noqa: PLR0913 - an argument for each option
    decks: tuple[str, ...],
    *,
    dry_run: bool,
    replace_edits: bool,
    url: str,
    key: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Build decks and import them into a running Anki.

    \b
    quizgen push --dry-run         Show what would change
    quizgen push kursk-engineers   Push one deck

    Anki must run on this machine with the add-on AnkiConnect (code 2055492159). It imports the
    cards itself. Learners' schedules, tags and “My notes” are kept. So are notes whose text was
    edited in Anki, unless you add --replace-edits. The cards of retired notes are suspended.
    """
    from quizgen.exports.ankiconnect.client import AnkiError, connect

    try:
        client = connect(url, key)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    paths, results, failure = find_decks(decks), [], None
    try:
        client.check()
        for path in paths:
            results.append(_push(client, path, dry_run=dry_run, replace_edits=replace_edits))
            if not as_json and not quiet:
                _print_result(results[-1], dry_run=dry_run)
    except AnkiError as error:
        failure = error
        _print_error(failure)
    if as_json:
        print_document(
            {"dry_run": dry_run, "decks": results, "error": failure and _as_json(failure)}
        )
    if failure or any(not result["pushed"] or result["missed"] for result in results):
        raise SystemExit(1)


def _push(client: Client, path: Path, *, dry_run: bool, replace_edits: bool) -> dict[str, Any]:
    from quizgen.exports.ankiconnect.package_push import PushResult, preview_push, push_deck
    from quizgen.facts.projects import output_folder, project_of
    from quizgen.publishing.build_plan import plan_build
    from quizgen.publishing.deck_build import write_build

    output = output_folder(path)
    plan = plan_build(path, int(time.time()))
    print_findings(plan.findings, project_of(path))
    if plan.publication is None:
        return _result(plan, None)
    if dry_run:
        forecast = preview_push(client, plan.publication, replace_edits=replace_edits)
        return _result(plan, PushResult(forecast))
    write_build(plan, output)
    pushed = push_deck(client, plan.publication, output, replace_edits=replace_edits)
    return _result(plan, pushed)


def _result(plan: Plan, pushed: PushResult | None) -> dict[str, Any]:
    from quizgen.exports.ankiconnect.forecast import ImportEffect

    head = {"deck": plan.deck, "pushed": pushed is not None}
    tail = {"findings": findings_as_json(plan.findings)}
    if pushed is None:
        return {**head, "missed": [], **tail}
    forecast = pushed.forecast
    return {
        **head,
        "new": forecast.notes_with(ImportEffect.NEW),
        "updated": forecast.notes_with(ImportEffect.UPDATED),
        "replaced": forecast.notes_with(ImportEffect.REPLACED),
        "kept": forecast.notes_with(ImportEffect.KEPT),
        "outdated": forecast.outdated,
        "retired": forecast.retiring,
        "questions_retired": tuple(forecast.suspended.keys() - set(forecast.retiring)),
        "back": tuple(forecast.unsuspended),
        "unchanged": len(forecast.notes_with(ImportEffect.UNCHANGED)),
        "designs_updated": forecast.designs_with(ImportEffect.UPDATED),
        "designs_kept": forecast.designs_with(ImportEffect.KEPT),
        "missed": pushed.missed,
        **tail,
    }


def _print_result(result: dict[str, Any], *, dry_run: bool) -> None:
    if not result["pushed"]:
        print_line(f"{result['deck']}: not pushed; fix the errors above", err=True)
        return
    groups = ("new", "updated", "replaced", "kept", "retired")
    sizes = {group: len(result[group]) for group in groups}
    sizes["unchanged"] = result["unchanged"]
    counts = [f"{size} {group}" for group, size in sizes.items() if size] or ["no notes"]
    mark = " (dry run: nothing changed)" if dry_run else ""
    print_line(f"{result['deck']}: {', '.join(counts)}{mark}")
    for group, title in _TITLES.items():
        if result[group]:
            _print_names(title, result[group])


def _print_names(title: str, names: tuple[str, ...]) -> None:
    click.echo(f"  {title}:")
    for name in names[:_MAX_NAMES]:
        print_line(f"    {name}")
    if len(names) > _MAX_NAMES:
        click.echo(f"    … and {len(names) - _MAX_NAMES} more")


def _print_error(error: AnkiError) -> None:
    from quizgen.diagnostics import strip_controls

    click.echo(click.style(strip_controls(f"quizgen: {error}"), fg="red"), err=True)
    if error.help:
        click.echo(f"  help: {error.help}", err=True)


def _as_json(error: AnkiError) -> dict[str, str]:
    return {"message": str(error), "help": error.help}
