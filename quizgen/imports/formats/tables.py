"""CSV and TSV: one row a fact. The rows themselves become the source, a line each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from quizgen.diagnostics import Finding, Place, sort_findings
from quizgen.facts.ids import find_id_error
from quizgen.facts.yaml_tree import MAX_TEXT
from quizgen.imports.foreign_deck import ForeignDeck, ForeignFact, Loss
from quizgen.imports.foreign_names import Ids, clean, slug
from quizgen.imports.foreign_sections import Sections
from quizgen.imports.import_request import Request
from quizgen.imports.tabular.cells import WHOLE, Entities, read_value
from quizgen.imports.tabular.columns import OF_EVERY_FACT, Columns, read_columns
from quizgen.imports.tabular.rows import Row, TableCell, read_rows

SUFFIXES = (".csv", ".tsv", ".txt")


def read_foreign(request: Request) -> tuple[ForeignDeck | None, tuple[Finding, ...]]:
    """Read a table whose first row names the columns. While a row is bad there is no foreign deck.

    `I01` and `I04` come from its rows, `I02` from its columns; `I03` is a cell that is not what its
    field wants, `D05` an id that stands twice.
    """
    rows, findings = read_rows(request.shown, request.suffix, request.content)
    if not rows:
        return None, tuple(findings)
    columns, problems = read_columns(request, rows[0])
    if problems:
        return None, (*findings, *problems)
    return _Reading(request, columns, findings).foreign(rows[1:])


class _Reading:
    """The state of one run: the ids, entities and sections that rows have made."""

    def __init__(self, request: Request, columns: Columns, findings: list[Finding]) -> None:
        self.request, self.columns = request, columns
        self.entities = Entities()
        self.ids = Ids()
        self.given: dict[str, Place] = {}
        self.sections = Sections()
        self.findings = findings

    def foreign(self, rows: tuple[Row, ...]) -> tuple[ForeignDeck | None, tuple[Finding, ...]]:
        cells = [self.columns.filled(row) for row in rows]
        for one in cells:
            self._reserve(one.get("id"))
        pairs = zip(rows, cells, strict=True)
        facts = tuple(self._fact(row, number, one) for number, (row, one) in enumerate(pairs, 1))
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

    def _reserve(self, cell: TableCell | None) -> None:
        """Keep an id that a row gives itself, before others are made."""
        if cell is None:
            return
        id_ = cell.text.strip()
        if problem := find_id_error(clean(id_)):
            self.findings.append(Finding(cell.place, "I03", problem))
        elif id_ in self.given:
            message = f"the fact “{id_}” stands twice, first in line {self.given[id_].line}"
            self.findings.append(Finding(cell.place, "D05", message, "ids are unique in a deck"))
        else:
            self.given[id_] = cell.place
            self.ids.take(id_, id_)

    def _fact(self, row: Row, number: int, cells: Mapping[str, TableCell]) -> ForeignFact:
        texts = {target: clean(cells[target].text) for target in OF_EVERY_FACT if target in cells}
        quote = texts.get("quote") or self._line(row)
        if not quote:
            self.findings.append(Finding(row.place, "I03", "the row has nothing to quote"))
        if len(quote) > MAX_TEXT:
            message = f"the row has more than {MAX_TEXT:,} characters, and a deck no such text"
            self.findings.append(Finding(row.place, "I03", message, "leave a column out"))
        made = "" if "id" in texts else self.ids.take(slug(_opening(row)), f"row-{number}")
        return ForeignFact(
            id=texts.get("id") or made,
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
                    message = f"“{name}” is left empty"
                    hint = "fill the cell, or take the row out"
                    self.findings.append(Finding(self._place(row, name), "I03", message, hint))
                continue
            column = self.columns.name_of(name).lower()
            try:
                values[name] = read_value(field.type, parts[name], column, self.entities)
            except ValueError as error:
                self.findings.append(Finding(self._place(row, name), "I03", str(error)))
        return values

    def _parts(self, cells: Mapping[str, TableCell]) -> defaultdict[str, dict[str, str]]:
        """Return, for each field, the texts of its cells and constants by the part they give."""
        parts: defaultdict[str, dict[str, str]] = defaultdict(dict)
        texts = {**self.request.constants, **{target: cells[target].text for target in cells}}
        for target, text in texts.items():
            name, _, part = target.partition(".")
            parts[name][part or WHOLE] = text
        return parts

    def _place(self, row: Row, name: str) -> Place:
        """Return where a row says something of a field: its own column, or the next that does."""
        for target, cell in zip(self.columns.targets, row.cells, strict=True):
            if target and target.partition(".")[0] == name:
                return cell.place
        return row.place

    def _line(self, row: Row) -> str:
        """Return a row as one line, which names what each cell is."""
        pairs = zip(self.columns.names, self.columns.targets, row.cells, strict=True)
        parts = (
            f"{clean(name)}: {clean(cell.text)}" if name else clean(cell.text)
            for name, target, cell in pairs
            if target not in OF_EVERY_FACT and clean(cell.text)
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
        what = "columns that no field of the kind takes (their words are in the source)"
        return [Loss(what, tuple(unused))] if unused else []


def _opening(row: Row) -> str:
    """Return the first cell of a row that an id can be made of."""
    return next((cell.text for cell in row.cells if slug(cell.text)), "")
