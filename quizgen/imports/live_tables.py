"""Create a deck that reads a table each time: `quizgen import --live`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from quizgen.diagnostics import Finding
from quizgen.facts.fields import FieldType
from quizgen.facts.tables import spreadsheets
from quizgen.facts.tables.row_ids import make_row_ids
from quizgen.facts.tables.rows import Row, read_rows
from quizgen.imports.deck_files import render_live_deck
from quizgen.imports.import_request import Request
from quizgen.imports.tabular.columns import Columns, read_columns

SUFFIXES = (".csv", ".tsv", *spreadsheets.SUFFIXES)
"""Suffixes of the files that a deck can read as tables."""
_KEYS = ("section", "note")
"""Columns with these names are the keys of the same name."""


def write_live_deck(
    request: Request, deck: str, table: str
) -> tuple[str | None, int, tuple[Finding, ...]]:
    """Return a deck of a table as YAML, its number of rows, and findings; None with a finding.

    `table` is the path of the file in the project. `I01`, `I04`: see `read_rows`. `I02`: the
    columns do not fit the kind, or no column has another id in each row.
    """
    rows, findings = _read(request)
    if not rows or findings:
        return None, 0, findings
    columns, problems = read_columns(request, rows[0])
    findings = (*problems, *_find_unfit(columns, rows[0]))
    id_ = _find_id_column(columns, rows[1:])
    if id_ is None:
        message, hint = "no column has a different id in each row", "add a column “id”"
        findings = (*findings, Finding(rows[0].place, "I02", message, hint))
    if findings or id_ is None:
        return None, 0, findings
    head = {"file": table, "cite": f"the table {Path(table).name}", "id": id_}
    entry = {**head, **_keys_of(columns), **_shape_of(columns, request)}
    return render_live_deck(deck, request.name, entry), len(rows) - 1, ()


def _read(request: Request) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    if request.suffix in spreadsheets.SUFFIXES:
        return spreadsheets.read_sheet(request.shown, request.content)
    rows, findings = read_rows(request.shown, request.suffix, request.content)
    return rows, tuple(findings)


def _find_unfit(columns: Columns, header: Row) -> Iterable[Finding]:
    """Yield `I02` for columns that a live table cannot have."""
    for target, cell in zip(columns.targets, header.cells, strict=True):
        if target == "quote":
            message = "a live table has no quotes: its rows are their own source"
            yield Finding(cell.place, "I02", message, "leave out --live, or the column")
        elif target and "." in target:
            name = target.partition(".")[0]
            message = f"a live table has one column for “{name}”"
            hint = f"leave out --live, or write both columns under `fields:`: {name}: {{A}} {{B}}"
            yield Finding(cell.place, "I02", message, hint)


def _find_id_column(columns: Columns, rows: tuple[Row, ...]) -> str | None:
    """Return the column “id”, or the first column with a valid and different id in each row."""
    indexes = range(len(columns.names))
    if "id" in columns.targets:
        indexes = range(columns.targets.index("id"), columns.targets.index("id") + 1)
    for index in indexes:
        if make_row_ids(row.cells[index].text for row in rows) is not None:
            return columns.names[index]
    return None


def _keys_of(columns: Columns) -> dict[str, object]:
    return {key: columns.name_of(key) for key in _KEYS if key in columns.targets}


def _shape_of(columns: Columns, request: Request) -> Mapping[str, object]:
    """Return the kind with its columns, the types of their entities, and the constant fields."""
    fields = request.kind.fields
    named = {name: columns.name_of(name) for name in fields if name in columns.targets}
    types = {
        column: column.lower()
        for name, column in named.items()
        if fields[name].type in (FieldType.ENTITY, FieldType.ENTITIES)
    }
    constants = {name: text.split(",")[-1].strip() for name, text in request.constants.items()}
    shape = {"kind": request.kind.name, "entities": types, "columns": named, "fields": constants}
    return {key: value for key, value in shape.items() if value}
