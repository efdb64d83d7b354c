"""`quizgen schema`: what editors need to complete and check decks."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("schema")
@click.option("--kind", "of_kind", is_flag=True, help="Of files in templates/kinds/ instead.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write it to a file.")
def command(output: Path | None, *, of_kind: bool) -> None:
    """Print the JSON Schema of decks, with the kinds of this project.

    \b
    quizgen schema -o decks/deck.schema.json

    An editor that speaks yaml-language-server completes and checks a deck whose first line is
    `# yaml-language-server: $schema=deck.schema.json`. Write the file anew after a change of kinds.
    """
    from quizgen.cli.finding_output import print_findings
    from quizgen.exports.writing.output_folder import replace_file
    from quizgen.facts.json_schema import deck_schema, kind_schema
    from quizgen.facts.kinds import load_kinds

    project = Path()
    kinds, findings = load_kinds(project)
    print_findings(findings, project)
    schema = kind_schema() if of_kind else deck_schema(file.kind for file in kinds.values())
    text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    if output:
        replace_file(output, text)
    else:
        click.echo(text, nl=False)
    if findings:
        raise SystemExit(1)
