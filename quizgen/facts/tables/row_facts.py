"""Turn the rows of a table into facts as a deck would write them, each value at its cell's place.

All later steps treat them as they treat other facts, so their findings point to cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, suggest
from quizgen.facts.fields import FieldType
from quizgen.facts.ids import find_id_error
from quizgen.facts.sources import Source
from quizgen.facts.tables.cell_texts import CellText, split_cell
from quizgen.facts.tables.row_entities import find_typed
from quizgen.facts.tables.row_ids import make_row_id
from quizgen.facts.tables.row_sections import name_section
from quizgen.facts.tables.rows import Row, TableCell
from quizgen.facts.tables.sentence_plan import MarkPlan, SentencePlan
from quizgen.facts.tables.table_plan import FieldPlan, TablePlan
from quizgen.facts.validation import check_web_address
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Items, Node, Scalar, Table
from quizgen.formulas import FORMULA

_AS_WRITTEN = ("kind", "wording", "allow")
"""The keys that all rows have as the deck writes them."""
_BRACKETS = frozenset("[]")


class RowFact(Struct, frozen=True):
    """A row as a fact, and the table as its source."""

    node: Table
    source: Source


def make_row_facts(
    plan: TablePlan, rows: Iterable[Row], vocabulary: Vocabulary
) -> tuple[tuple[RowFact, ...], tuple[Finding, ...]]:
    """Return the facts of the rows of a table, and findings.

    A row without a fact has an empty cell in its sentence or its questions. `D01`: the cell of the
    id or of a required field is empty. `D03`: a cell has no letters for an id, or a bracket. `D04`:
    a cell names an unknown entity or section.
    """
    writer = _RowWriter(plan, vocabulary)
    facts = tuple(fact for row in rows if (fact := writer.fact(row)))
    return facts, tuple(writer.findings)


class _RowWriter:
    """The writer of the facts of one table: the findings so far."""

    def __init__(self, plan: TablePlan, vocabulary: Vocabulary) -> None:
        self.plan, self.vocabulary = plan, vocabulary
        self.findings: list[Finding] = []
        self.ids: dict[str, Place] = {}
        self.separator = plan.table.entry.separator
        written = plan.table.node.values
        self.constants = {name: written[name] for name in _AS_WRITTEN if name in written}
        if plan.cards:
            self.constants["cards"] = Items(plan.cards, plan.cards[0].place)
        if isinstance(without := written.get("without"), Items):
            self.constants["without"] = without

    def fact(self, row: Row) -> RowFact | None:
        before = len(self.findings)
        id_ = self._id(row)
        shape = self._sentence(row) if self.plan.sentence else self._values(row)
        if id_ is None or shape is None or len(self.findings) > before:
            return None
        values: dict[str, Node] = {"id": id_, **self.constants, **shape}
        values |= self._texts(row)
        values |= self._lists(row)
        if media := list(self._media(row)):
            values["media"] = Items(tuple(media), media[0].place)
        values["quote"] = replace(id_, text=id_.text or "")
        return RowFact(
            Table(dict.fromkeys(values, row.place), values, row.place), self._source(row)
        )

    def _source(self, row: Row) -> Source:
        """Return the table as a source, with the address of the row. `D03`: it is no address."""
        source, url = self.plan.table.source, self.plan.url
        filled = url.fill(row) if url and url.indexes else None
        if filled is None:
            return source
        try:
            return replace(source, url=check_web_address(filled.text))
        except ValueError as error:
            message, _, hint = str(error).partition("; ")
            self._report(filled.place, "D03", message, hint)
            return source

    def _id(self, row: Row) -> Scalar | None:
        cell = self.plan.id.fill(row)
        if cell is None:
            empty = self.plan.id.find_empty(row)
            place = empty.place if empty else row.place
            self._report(place, "D01", "the id of the row is empty", "fill in the cell")
            return None
        id_ = make_row_id(cell.text)
        if problem := find_id_error(id_):
            hint = "choose a column whose cells have Latin letters or digits, or add one"
            message = f"“{cell.text}” cannot be an id" if not id_ else problem.partition(":")[0]
            self._report(cell.place, "D03", message, hint)
            return None
        first = self.ids.setdefault(id_, cell.place)
        if first != cell.place:
            message = f"duplicate id “{id_}”, first used in line {first.line}"
            hint = "ids are unique within a deck; choose a column that differs in all rows"
            self._report(cell.place, "D05", message, hint)
            return None
        return Scalar(id_, cell.place)

    def _report(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.findings.append(Finding(place, code, message, hint))

    def _texts(self, row: Row) -> Iterator[tuple[str, Node]]:
        for name, text in self.plan.texts.items():
            if cell := text.fill(row):
                shown = cell.text
                if name == "section":
                    shown = name_section(shown, self.vocabulary.sections)
                yield name, Scalar(shown, cell.place)

    def _lists(self, row: Row) -> Iterator[tuple[str, Node]]:
        for name, text in self.plan.lists.items():
            if cell := text.fill(row):
                values = split_cell(cell, self.separator)
                marks = (replace(v, text="_".join(v.text.split())) for v in values)
                yield name, _as_list(marks if name == "tags" else split_cell(cell, self.separator))
        hints = self._by_answer(self.plan.hints, row)
        distractors = self._by_answer(self.plan.distractors, row)
        if hints:
            texts: dict[str, Node] = {k: Scalar(c.text, c.place) for k, c in hints.items()}
            yield "hint", Table(dict.fromkeys(texts, row.place), texts, row.place)
        if distractors:
            options: dict[str, Node] = {
                key: _as_list(split_cell(cell, self.separator)) for key, cell in distractors.items()
            }
            yield "distractors", Table(dict.fromkeys(options, row.place), options, row.place)

    def _by_answer(self, texts: Mapping[str, CellText], row: Row) -> dict[str, TableCell]:
        """Return the filled cells for each field, question or answer."""
        cells = ((key, text.fill(row)) for key, text in texts.items())
        return {self._answer(key, row): cell for key, cell in cells if cell}

    def _answer(self, key: str, row: Row) -> str:
        """Return a field or `picture` as it is, or the words of a mark."""
        mark = self.plan.sentence.marks.get(key) if self.plan.sentence else None
        cell = mark.words.fill(row) if mark else None
        return cell.text if cell else key

    def _media(self, row: Row) -> Iterator[Table]:
        for texts in self.plan.media:
            cells = {key: cell for key, text in texts.items() if (cell := text.fill(row))}
            if "file" in cells:
                values: dict[str, Node] = {k: Scalar(c.text, c.place) for k, c in cells.items()}
                places = {key: cell.place for key, cell in cells.items()}
                yield Table(places, values, cells["file"].place)

    def _values(self, row: Row) -> dict[str, Node]:
        """Return the fields of the kind that the row fills."""
        values: dict[str, Node] = {}
        for name, field in self.plan.fields.items():
            cell = field.text.fill(row, keep_lines=field.spec.type is FieldType.TEXT)
            if cell:
                values[name] = self._value(name, field, cell)
            elif field.spec.required and field.spec.default is None:
                empty = field.text.find_empty(row)
                place = empty.place if empty else row.place
                message = f"the cell is empty, but the kind requires “{name}”"
                self._report(
                    place, "D01", message, "fill it in, or leave out the row with `where:`"
                )
        return values

    def _value(self, name: str, field: FieldPlan, cell: TableCell) -> Node:
        match field.spec.type:
            case FieldType.ENTITIES:
                members = split_cell(cell, self.separator)
                return _as_list(self._entity(name, field, member) for member in members)
            case FieldType.ENTITY:
                named = self._entity(name, field, cell)
                return Scalar(named.text, named.place)
        return Scalar(cell.text, cell.place)

    def _entity(self, name: str, field: FieldPlan, cell: TableCell) -> TableCell:
        """Return a cell with the id of the entity that it names."""
        if field.entity_type:
            found = find_typed(cell.text, field.entity_type, self.vocabulary)
            return replace(cell, text=found.id) if found else cell
        if not self.vocabulary.find_entities(cell.text):
            known = (each.name for each in self.vocabulary.entities.values())
            add = "add its column with a type to `entities:` of the table"
            hint = " or ".join(filter(None, (suggest(cell.text, known), add)))
            self._report(cell.place, "D04", f"“{name}” has no entity “{cell.text}”", hint)
        return cell

    def _sentence(self, row: Row) -> dict[str, Node] | None:
        """Return the sentence and its questions; None if a cell of theirs is empty."""
        sentence = self.plan.sentence or SentencePlan((), {}, {})
        say = [self._part(part, row) for part in sentence.parts]
        ask = {key: question.fill(row) for key, question in sentence.questions.items()}
        if None in say or None in ask.values():
            return None
        for part in sentence.parts:
            self._check_brackets(part.words if isinstance(part, MarkPlan) else part, row)
        places = {key: self._place(mark.words, row) for key, mark in sentence.marks.items()}
        place = next(iter(places.values()), row.place)
        questions: dict[str, Node] = {
            self._answer(key, row): Scalar(cell.text, places.get(key, place))
            for key, cell in ask.items()
            if cell
        }
        asked = Table(dict.fromkeys(questions, place), questions, place)
        text = Scalar("".join(filter(None, say)), place)
        return {"say": text, **({"ask": asked} if questions else {})}

    def _part(self, part: CellText | MarkPlan, row: Row) -> str | None:
        """Return a part of the sentence, with the marks that answers have; None if empty."""
        if isinstance(part, CellText):
            return cell.text if (cell := part.fill(row)) else None
        words, tag = part.words.fill(row), part.tag.fill(row) if part.tag else None
        if words is None or (part.tag and tag is None):
            return None
        named = part.entity_type and find_typed(words.text, part.entity_type, self.vocabulary)
        kind = named.id if named else tag.text if tag else ""
        return f"[{words.text}]({kind})" if kind else f"[{words.text}]"

    def _place(self, text: CellText, row: Row) -> Place:
        cell = text.fill(row)
        return cell.place if cell else row.place

    def _check_brackets(self, text: CellText, row: Row) -> None:
        for index in text.indexes:
            cell = row.cells[index]
            if not _BRACKETS.isdisjoint(FORMULA.sub("", cell.text)):
                message = "a cell in a sentence cannot contain square brackets"
                self._report(cell.place, "D03", message, "write round ones, which mark no answer")


def _as_list(cells: Iterable[TableCell]) -> Items:
    items = tuple(Scalar(cell.text, cell.place) for cell in cells)
    return Items(items, items[0].place if items else Place(""))
