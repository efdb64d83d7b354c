"""How verbs report what they found: in the format that was asked for, or in one document.

What is for people and lines goes to stderr, a document to stdout. The format of a run and what it
has found so far stand with click's context, so that verbs need not hand them through.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quizgen.cli.arguments import OneOf, print_line

if TYPE_CHECKING:
    from quizgen.diagnostics import Finding, ProjectError

Command = TypeVar("Command", bound=Callable[..., Any])

NAMES = ("full", "concise", "json", "github", "sarif")
"""The formats that findings can be printed in."""
_DOCUMENTS = ("json", "sarif")
_FORMAT, _FOUND = "quizgen.format", "quizgen.found"


def format_option(command: Command) -> Command:
    """Add `--format`, and `--json` which is short for `--format json`.

    The verb gets `as_json`: whether stdout is for one document and nothing else.
    """
    command = click.option(
        "--json", "short", is_flag=True, is_eager=True, help="Print one JSON document.",
        expose_value=False, callback=_keep_short,
    )(command)  # fmt: skip
    return click.option(
        "--format", "as_json", type=OneOf(NAMES), callback=_keep_format,
        help="How to print findings; json and sarif are one document.",
    )(command)  # fmt: skip


def json_option(command: Command) -> Command:
    """Add `--json` to a verb whose results are not findings. The verb gets `as_json`."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document.", callback=_keep_json
    )(command)


def _keep_json(ctx: click.Context, param: click.Parameter, value: bool) -> bool:
    del param
    if value:
        ctx.meta[_FORMAT] = "json"
    return value


def _keep_short(ctx: click.Context, param: click.Parameter, value: object) -> None:
    del param
    if value:
        ctx.meta[_FORMAT] = "json"


def _keep_format(ctx: click.Context, param: click.Parameter, value: str | None) -> bool:
    del param
    if value and ctx.meta.setdefault(_FORMAT, value) != value:
        raise click.UsageError("--json is --format json: give one of them")
    return ctx.meta.get(_FORMAT) in _DOCUMENTS


def print_findings(findings: Iterable[Finding], project: Path) -> None:
    """Print findings to stderr: in full, unless lines of another format were asked for."""
    found = note_findings(findings, project)
    asked = _meta().get(_FORMAT)
    if found:
        form = _format("full" if asked is None or asked in _DOCUMENTS else asked)
        click.echo(form.render(found, project), err=True)


def note_findings(findings: Iterable[Finding], project: Path) -> tuple[Finding, ...]:
    """Keep findings for the document of this run, and return them."""
    found = tuple(findings)
    _meta().setdefault(_FOUND, []).extend(_from_here(found, project))
    return found


def print_document(document: object) -> None:
    """Print the one document of a run: JSON, or what was found as SARIF."""
    if _meta().get(_FORMAT) == "sarif":
        click.echo(_format("sarif").render(_meta().get(_FOUND, ()), Path()))
    else:
        print_json(document)


def print_failure(text: str) -> None:
    """Print to stderr what a run failed of, and in its document if it was to be one."""
    for line in text.split("\n"):
        print_line(line, err=True)
    if _meta().get(_FORMAT) == "sarif":
        click.echo(_format("sarif").render(_meta().get(_FOUND, ()), Path(), failure=text))
    elif _meta().get(_FORMAT) == "json":
        print_json({"error": text})


def print_refusal(refused: ProjectError) -> None:
    """Print a finding that ended a run, and the run's document if it was to be one."""
    print_findings([refused.finding], refused.project)
    if _meta().get(_FORMAT) in _DOCUMENTS:
        print_document({"findings": findings_as_json([refused.finding])})


def print_json(document: object) -> None:
    """Print the one JSON document of a run with `--json`."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def findings_as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as others read them."""
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

    return next(form for form in FORMATS if name == form.NAME)


def _from_here(findings: Iterable[Finding], project: Path) -> Iterator[Finding]:
    """Yield findings whose places do not hang on the project: a run can be about several."""
    from msgspec.structs import replace

    from quizgen.cli.formats.finding_paths import path_from

    here = Path.cwd()
    for finding in findings:
        path = path_from(here, project, finding.place.path)
        yield replace(finding, place=replace(finding.place, path=path))
