"""`quizgen schema`: print a JSON Schema for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("schema")
@click.option("--kind", "for_kinds", is_flag=True, help="Print the schema of kind files instead.")
@click.option("--items", "for_items", is_flag=True, help="Print the schema of items.json instead.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of stdout."
)
def command(output: Path | None, *, for_kinds: bool, for_items: bool) -> None:
    """Print the JSON Schema of decks with the kinds of the project.

    \b
    quizgen schema -o decks/deck.schema.json

    Editors with yaml-language-server complete and check a deck if its first line is
    `# yaml-language-server: $schema=deck.schema.json`. Run this again after you change a kind.
    """
    from quizgen.cli.finding_output import print_findings
    from quizgen.exports.items_json import items_schema
    from quizgen.exports.writing.output_folder import replace_file
    from quizgen.facts.json_schema import deck_schema, kind_schema
    from quizgen.facts.kind_files import load_kinds
    from quizgen.questions.styles import STYLE_NAMES

    if for_kinds and for_items:
        raise click.UsageError("use only one of --kind and --items")
    if output:
        _check_output(output)
    project = Path()
    kind_files, findings = load_kinds(project)
    print_findings(findings, project)
    kinds = (file.kind for file in kind_files.values())
    schema = kind_schema() if for_kinds else deck_schema(kinds, STYLE_NAMES)
    schema = items_schema() if for_items else schema
    text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    if output:
        replace_file(output, text)
    else:
        click.echo(text, nl=False)
    if findings:
        raise SystemExit(1)


def _check_output(output: Path) -> None:
    """Raise ProjectError with `B01` for an existing file that is not a JSON Schema."""
    import os

    from quizgen.exports.writing.written_files import foreign_file_error
    from quizgen.input_files import is_link, read_text

    if not os.path.lexists(output):
        return
    try:
        existing = {} if is_link(output) else json.loads(read_text(output))
    except (OSError, ValueError, RecursionError):
        existing = {}
    if not isinstance(existing, dict) or "$schema" not in existing:
        raise foreign_file_error(output)
