"""The permanent ids of rows, made from their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quizgen.diagnostics import Finding, Place
from quizgen.facts.ids import LONGEST, find_id_error, make_slug
from quizgen.facts.tables.cell_texts import ColumnNames
from quizgen.facts.tables.row_filter import RowFilter
from quizgen.facts.tables.table_content import TableReader
from quizgen.facts.tables.table_entry import TableEntry
from quizgen.facts.validation import validate
from quizgen.facts.yaml_tree import Items, Node, Table
from quizgen.values.clean_texts import clean


def make_row_id(text: str) -> str:
    """Return the id of a row from the text of its cell; empty without Latin letters and digits.

    A long text gives an id that is too long, so that two rows never share the beginning of one.
    """
    return make_slug(text, max(LONGEST + 1, len(text)))


def make_row_ids(texts: Iterable[str]) -> tuple[str, ...] | None:
    """Return the ids of rows from the cells of a column; None if one is invalid or used twice."""
    ids = tuple(make_row_id(clean(text)) for text in texts)
    is_column_of_ids = len({*ids}) == len(ids) and not any(map(find_id_error, ids))
    return ids if is_column_of_ids else None


def read_row_ids(
    written: Node | None, project: Path
) -> tuple[tuple[tuple[str, Place], ...], tuple[Finding, ...]]:
    """Return the ids of the rows of a deck's `tables:`, with the places of their cells.

    Tables with mistakes are left out. The findings are about files that cannot be read.
    """
    reader = TableReader(project)
    items = written.items if isinstance(written, Items) else ()
    nodes = [node for node in items if isinstance(node, Table)]
    found = [pair for node in nodes for pair in _ids_of_table(node, reader)]
    return tuple(found), tuple(reader.findings)


def _ids_of_table(node: Table, reader: TableReader) -> Iterator[tuple[str, Place]]:
    entry, _ = validate(TableEntry, node)
    table = reader.table(entry, node) if entry else None
    if table is None:
        return
    names = ColumnNames(table.content)
    id_ = names.read(table.entry.id, node.values["id"])
    rows = RowFilter(table, names)
    for row in table.content.rows if not names.findings else ():
        cell = id_.fill(row)
        if cell and rows.accepts(row):
            yield make_row_id(cell.text), cell.place
