"""`quizgen export`: write the items of decks for learning platforms and other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.arguments import (
    OneOf,
    check_deck_ids,
    check_project,
    decks_argument,
    decks_of_form,
    files_as_json,
    find_decks,
    styles_option,
)
from quizgen.cli.export_output import print_formats, print_summary
from quizgen.cli.finding_output import (
    findings_as_json,
    format_option,
    print_document,
    print_findings,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from quizgen.exports.loss_report import ItemTransfer
    from quizgen.publishing.deck_export import ExportRequest, PlannedExport
    from quizgen.publishing.item_changes import ItemChanges, Since

    _NameParameter = click.ParamType[str]
else:
    _NameParameter = click.ParamType  # not generic before click 8.4

MOST_ITEMS = 100_000


class FormatName(_NameParameter):
    """The name of an export format. Formats are imported only for a name, to start fast."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name. Raises click.BadParameter for an unknown format."""
        return OneOf(_names()).convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the names that start with what was typed."""
        return OneOf(_names()).shell_complete(ctx, param, incomplete)


def _names() -> tuple[str, ...]:
    from quizgen.exports.formats import formats_of

    return tuple(formats_of("export"))


@click.command("export")
@decks_argument
@click.option("--to", "format_", type=FormatName(), metavar="FORMAT", help="The format to write.")
@click.option("--list", "only_list", is_flag=True, help="List the formats and what each carries.")
@styles_option(help_="Include only these styles, such as choice,typed.")
@click.option("--section", multiple=True, metavar="ID", help="Only this section (repeatable).")
@click.option("-n", "--items", type=click.IntRange(1, MOST_ITEMS), help="At most so many items.")
@click.option("--quiz", metavar="NAME", help="The items of a quiz of a deck, in its order.")
@click.option("--form", metavar="ID", help="The items of a printed form, in its order.")
@click.option("--title", default="", help="Title of the file (default: the decks’ titles).")
@click.option(
    "--changed-since",
    metavar="DATE|FILE",
    help="Only items that are new or changed since a date, an earlier ledger or items.json.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True),
    help="The file to write, or - for stdout (default: build/<deck>.export/…).",
)  # fmt: skip
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Print only findings.")
def command(  # noqa: PLR0913 - an argument for each option
    decks: tuple[str, ...],
    *,
    format_: str | None,
    only_list: bool,
    output: Path | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Export items to learning platforms and other programs.

    \b
    quizgen export --list                          List the formats
    quizgen export insulin --to moodle             Write build/insulin.export/insulin.moodle.xml
    quizgen export --to gift -o bank.txt           Write all decks into one file
    quizgen export insulin --to aiken -n 20 -o -   Print twenty questions
    quizgen export insulin --to moodle --form A7-20-4F2K   Write the questions of a printed form

    Then reports what did not go: items that the format leaves out or converts, and parts such as
    pictures. The ids of questions stay the same. Writes nothing for a deck with errors, and never
    replaces a file that quizgen did not write.
    """
    if only_list:
        print_formats(as_json=as_json)
        return
    if format_ is None:
        raise click.UsageError("name a format with --to; `quizgen export --list` lists them")
    paths, request = find_decks(decks), _read_request(format_, options)
    _check_arguments(paths, format_, output, as_json=as_json)
    if request.form is not None:
        check_project(paths)
    planned = _plan(paths, request)
    result = _write(planned, paths[0], request.format, output)
    if as_json:
        print_document(result)
    elif not quiet:
        print_summary(planned, result)
    if not result["written"] and not (planned.changes and planned.publication):
        raise SystemExit(1)


def _read_request(format_: str, options: dict[str, Any]) -> ExportRequest:
    from quizgen.publishing.deck_export import ExportRequest
    from quizgen.quizzes.blueprints import QuizRequest

    quiz, form = options["quiz"], options["form"]
    if form is not None and quiz is not None:
        raise click.UsageError("--form already implies --quiz; leave out --quiz")
    wanted = form if quiz is None else QuizRequest(quiz)
    return ExportRequest(
        format_,
        styles=options["styles"],
        sections=options["section"],
        most=options["items"] or 0,
        form=wanted,
        title=options["title"],
        since=_read_since(options["changed_since"]),
    )


def _read_since(text: str | None) -> Since | None:
    from quizgen.publishing.item_changes import read_since

    if text is None:
        return None
    try:
        return read_since(text)
    except (ValueError, FileNotFoundError) as error:
        hint = "give a date such as 2026-11-01, a ledger, or an items.json"
        why = "there is no such file" if isinstance(error, OSError) else "not valid"
        raise click.UsageError(f"--changed-since {text}: {why}; {hint}") from None


def _check_arguments(
    paths: tuple[Path, ...], format_: str, output: Path | None, *, as_json: bool
) -> None:
    from quizgen.exports.formats import formats_of

    check_deck_ids(paths)
    if output == Path("-") and as_json:
        raise click.UsageError("stdout cannot hold both the export and the report; use -o FILE")
    if output == Path("-") and not formats_of("export")[format_].is_text:
        raise click.UsageError(f"{format_} is not a text; use -o FILE")


def _plan(paths: tuple[Path, ...], request: ExportRequest) -> PlannedExport:
    from quizgen.facts.projects import project_of
    from quizgen.publishing.deck_export import plan_export

    tried = decks_of_form(request.form, paths)
    plans = [(decks, plan_export(decks, request)) for decks in tried]
    plans = [(decks, planned) for decks, planned in plans if planned.publication] or plans
    for decks, planned in plans:
        for path, findings in zip(decks, planned.findings, strict=True):
            print_findings(findings, project_of(path))
    _, planned = plans[0]
    _check_sections(request.sections, planned)
    return planned


def _check_sections(wanted: tuple[str, ...], planned: PlannedExport) -> None:
    from quizgen.diagnostics import did_you_mean

    for section in wanted if planned.publication else ():
        if section not in planned.sections:
            hint = did_you_mean(section, planned.sections) or "the decks have no sections"
            raise click.UsageError(f"unknown section “{section}”; {hint}")


def _write(planned: PlannedExport, path: Path, format_: str, output: Path | None) -> dict[str, Any]:
    """Write an export and return the report as JSON values."""
    return {
        "format": format_,
        "written": bool(planned.files),
        **_write_files(planned, path, output),
        "items": [_transfer_as_json(transfer) for transfer in planned.transfers],
        **_changes_as_json(planned.changes),
        "findings": [row for found in planned.findings for row in findings_as_json(found)],
    }


def _write_files(planned: PlannedExport, path: Path, output: Path | None) -> dict[str, Any]:
    from quizgen.publishing.deck_export import write_export

    if not planned.files or planned.publication is None:
        return {"folder": None, "files": []}
    if output == Path("-"):
        for content in planned.files.values():
            sys.stdout.buffer.write(content)
        return {"folder": None, "files": []}
    written = write_export(planned.files, path, planned.publication.name, output)
    files = files_as_json(written.sizes, written.changed)
    return {"folder": written.folder.as_posix(), "files": files}


def _changes_as_json(changes: ItemChanges | None) -> dict[str, Any]:
    if changes is None:
        return {}
    return {"since": {"new": changes.new, "changed": changes.changed, "gone": changes.gone}}


def _transfer_as_json(transfer: ItemTransfer) -> dict[str, Any]:
    return {
        "id": transfer.id,
        "style": transfer.style,
        "left_out": transfer.left_out,
        "becomes": transfer.becomes,
        "lost": list(transfer.lost),
    }
