"""CSV and TSV tables. Each row becomes a fact and a paragraph of the source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from quizgen.diagnostics import Finding, Place, sort_findings
from quizgen.facts.ids import find_id_error
from quizgen.facts.tables.rows import Row, TableCell, read_rows
from quizgen.facts.yaml_tree import MAX_TEXT
from quizgen.imports.foreign_deck import ForeignDeck, ForeignFact, Loss
from quizgen.imports.foreign_names import Ids, slug
from quizgen.imports.foreign_sections import Sections
from quizgen.imports.import_request import Request
from quizgen.imports.tabular.cells import WHOLE, Entities, read_value
from quizgen.imports.tabular.columns import COMMON_TARGETS, Columns, read_columns
from quizgen.languages import DEFAULT, language_of
from quizgen.values.clean_texts import clean

SUFFIXES = (".csv", ".tsv", ".txt")


def accepts(request: Request) -> bool:
    """Return whether a file is a table, judging by its suffix."""
    return request.suffix in SUFFIXES


def read_foreign(request: Request) -> tuple[ForeignDeck | None, tuple[Finding, ...]]:
    """Read a table whose first row has the column names. Return no deck if a row has an error.

    `I01`, `I04`: see `read_rows`. `I02`: see `read_columns`. `I03`: a cell is not valid for its
    field. `D05`: an id occurs twice.
    """
    rows, findings = read_rows(request.shown, request.suffix, request.content)
    if not rows:
        return None, tuple(findings)
    columns, problems = read_columns(request, rows[0])
    if problems:
        return None, (*findings, *problems)
    return _TableReader(request, columns, findings).read(rows[1:])


class _TableReader:
    """The state of one import: the ids, entities and sections so far."""

    def __init__(self, request: Request, columns: Columns, findings: list[Finding]) -> None:
        self.request, self.columns = request, columns
        self.entities = Entities(language_of(DEFAULT))
        self.ids = Ids()
        self.given: dict[str, Place] = {}
        self.sections = Sections()
        self.findings = findings

    def read(self, rows: tuple[Row, ...]) -> tuple[ForeignDeck | None, tuple[Finding, ...]]:
        cells_of_rows = [self.columns.filled_cells(row) for row in rows]
        for cells in cells_of_rows:
            self._reserve_id(cells.get("id"))
        pairs = enumerate(zip(rows, cells_of_rows, strict=True), 1)
        facts = tuple(self._fact(row, number, cells) for number, (row, cells) in pairs)
        if self.findings:
            return None, sort_findings(self.findings)
        return ForeignDeck(
            self.request.name,
            facts,
            self.entities.types,
            self.entities.entries,
            self.sections.headings,
            tuple(self._losses()),
        ), ()

    def _reserve_id(self, cell: TableCell | None) -> None:
        """Reserve the id of a row, before ids are made for other rows."""
        if cell is None:
            return
        id_ = cell.text.strip()
        if problem := find_id_error(clean(id_)):
            self.findings.append(Finding(cell.place, "I03", problem))
        elif id_ in self.given:
            message = f"duplicate fact id “{id_}”, first used in line {self.given[id_].line}"
            self.findings.append(Finding(cell.place, "D05", message, "give each fact its own id"))
        else:
            self.given[id_] = cell.place
            self.ids.take(id_, id_)

    def _fact(self, row: Row, number: int, cells: Mapping[str, TableCell]) -> ForeignFact:
        texts = {target: clean(cells[target].text) for target in COMMON_TARGETS if target in cells}
        quote = texts.get("quote") or self._line(row)
        if not quote:
            hint = "fill in another cell, or remove the row"
            self.findings.append(Finding(row.place, "I03", "the row has no text to quote", hint))
        if len(quote) > MAX_TEXT:
            message = f"the row is longer than {MAX_TEXT:,} characters, the limit for a quote"
            self.findings.append(Finding(row.place, "I03", message, "leave out a column"))
        id_ = texts.get("id") or self.ids.take(slug(_first_sluggable(row)), f"row-{number}")
        return ForeignFact(
            id=id_,
            kind=self.request.kind.name,
            values=self._values(row, cells),
            quote=quote,
            section=self.sections.id_of(texts.get("section", "")),
            remark=texts.get("note", ""),
        )

    def _values(self, row: Row, cells: Mapping[str, TableCell]) -> dict[str, object]:
        values: dict[str, object] = {}
        parts = self._parts(cells)
        for name, field in self.request.kind.fields.items():
            if not parts[name]:
                if field.required:
                    message = f"the required field “{name}” is empty"
                    hint = "fill in the cell, or remove the row"
                    self.findings.append(Finding(self._place(row, name), "I03", message, hint))
                continue
            column = self.columns.name_of(name).lower()
            try:
                values[name] = read_value(field.type, parts[name], column, self.entities)
            except ValueError as error:
                self.findings.append(Finding(self._place(row, name), "I03", str(error)))
        return values

    def _parts(self, cells: Mapping[str, TableCell]) -> defaultdict[str, dict[str, str]]:
        """Return the texts of cells and constants for each field, by part of its value."""
        parts: defaultdict[str, dict[str, str]] = defaultdict(dict)
        texts = {**self.request.constants, **{target: cells[target].text for target in cells}}
        for target, text in texts.items():
            name, _, part = target.partition(".")
            parts[name][part or WHOLE] = text
        return parts

    def _place(self, row: Row, name: str) -> Place:
        """Return the place of a field in a row: its first column, else the row."""
        for target, cell in zip(self.columns.targets, row.cells, strict=True):
            if target and target.partition(".")[0] == name:
                return cell.place
        return row.place

    def _line(self, row: Row) -> str:
        """Return a row as one line, with the name of each column."""
        pairs = zip(self.columns.names, self.columns.targets, row.cells, strict=True)
        parts = (
            f"{clean(name)}: {clean(cell.text)}" if name else clean(cell.text)
            for name, target, cell in pairs
            if target not in COMMON_TARGETS and clean(cell.text)
        )
        return "; ".join(parts)

    def _losses(self) -> list[Loss]:
        unused = [
            clean(name) or f"column {number}"
            for number, (name, target) in enumerate(
                zip(self.columns.names, self.columns.targets, strict=True), 1
            )
            if target is None
        ]
        what = "unused columns (their text is in the source)"
        return [Loss(what, tuple(unused))] if unused else []


def _first_sluggable(row: Row) -> str:
    """Return the first cell of a row that an id can be made from, as text; "" if there is none."""
    return next((cell.text for cell in row.cells if slug(cell.text)), "")
