"""Output of findings, in the format that the user chose.

Text formats are printed to stderr, documents to stdout. Click's context stores the format and the
findings so far, so that commands need not pass them on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quizgen.cli.arguments import OneOf, format_count, print_line

if TYPE_CHECKING:
    from quizgen.diagnostics import Finding, ProjectError
    from quizgen.pipeline import CheckedDeck

Command = TypeVar("Command", bound=Callable[..., Any])

NAMES = ("full", "concise", "json", "github", "sarif")
"""The formats that findings can be printed in."""
_DOCUMENT_FORMATS = ("json", "sarif")
_FORMAT, _FOUND = "quizgen.format", "quizgen.found"


def format_option(command: Command) -> Command:
    """Add `--format`, and `--json` as short for `--format json`.

    The command gets `as_json`: whether stdout must contain one document and nothing else.
    """
    command = click.option(
        "--json", "short", is_flag=True, is_eager=True, help="Short for --format json.",
        expose_value=False, callback=_store_short,
    )(command)  # fmt: skip
    return click.option(
        "--format", "as_json", type=OneOf(NAMES), callback=_store_format,
        help="Output format; json and sarif print one document.",
    )(command)  # fmt: skip


def json_option(command: Command) -> Command:
    """Add `--json` to a command whose results are not findings. The command gets `as_json`."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print the results as JSON.", callback=_store_json
    )(command)


def _store_json(ctx: click.Context, param: click.Parameter, value: bool) -> bool:
    del param
    if value:
        ctx.meta[_FORMAT] = "json"
    return value


def _store_short(ctx: click.Context, param: click.Parameter, value: object) -> None:
    del param
    if value:
        ctx.meta[_FORMAT] = "json"


def _store_format(ctx: click.Context, param: click.Parameter, value: str | None) -> bool:
    del param
    if value and ctx.meta.setdefault(_FORMAT, value) != value:
        raise click.UsageError("--json means --format json; use only one of --json and --format")
    return ctx.meta.get(_FORMAT) in _DOCUMENT_FORMATS


def print_findings(findings: Iterable[Finding], project: Path) -> None:
    """Print findings to stderr: in the chosen text format, in full by default."""
    found = record_findings(findings, project)
    chosen = _meta().get(_FORMAT)
    if found:
        format_ = _format("full" if chosen is None or chosen in _DOCUMENT_FORMATS else chosen)
        click.echo(format_.render(found, project), err=True)


def record_findings(findings: Iterable[Finding], project: Path) -> tuple[Finding, ...]:
    """Store findings for the document of this run, and return them."""
    found = tuple(findings)
    _meta().setdefault(_FOUND, []).extend(_relative_to_here(found, project))
    return found


def print_left_out(checked: CheckedDeck) -> None:
    """Print to stderr which facts of a deck are left out because of errors."""
    sound = checked.sound
    if sound and sound.left_out:
        count = format_count(len(sound.left_out), "fact")
        print_line(
            f"{sound.deck.id}: {count} with errors left out: {', '.join(sound.left_out)}", err=True
        )


def print_document(document: object) -> None:
    """Print the document of a run: `document` as JSON, or all findings so far as SARIF."""
    if _meta().get(_FORMAT) == "sarif":
        click.echo(_format("sarif").render(_meta().get(_FOUND, ()), Path()))
    else:
        print_json(document)


def print_failure(text: str) -> None:
    """Print why a run failed, to stderr and, in a document format, as the document."""
    for line in text.split("\n"):
        print_line(line, err=True)
    if _meta().get(_FORMAT) == "sarif":
        click.echo(_format("sarif").render(_meta().get(_FOUND, ()), Path(), failure=text))
    elif _meta().get(_FORMAT) == "json":
        print_json({"error": text})


def print_project_error(error: ProjectError) -> None:
    """Print the finding that ended a run; in a document format, also print the document."""
    print_findings([error.finding], error.project)
    if _meta().get(_FORMAT) in _DOCUMENT_FORMATS:
        print_document({"findings": findings_as_json([error.finding])})


def print_json(document: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def findings_as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON values."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": finding.message,
            "help": finding.help,
        }
        for finding in findings
    ]


def _meta() -> dict[str, Any]:
    context = click.get_current_context(silent=True)
    return context.meta if context else {}


def _format(name: str) -> ModuleType:
    from quizgen.cli.formats import FORMATS

    return next(format_ for format_ in FORMATS if name == format_.NAME)


def _relative_to_here(findings: Iterable[Finding], project: Path) -> Iterator[Finding]:
    """Yield findings with paths relative to the working directory: a run may span projects."""
    from msgspec.structs import replace

    from quizgen.cli.formats.finding_paths import relative_path

    here = Path.cwd()
    for finding in findings:
        path = relative_path(here, project, finding.place.path)
        yield replace(finding, place=replace(finding.place, path=path))
