"""The plan of a table: how a row becomes a fact, checked against the column names and the deck.

A mistake in the deck's entry is found here, once, and not again in each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.declared_entities import find_misspelt_type
from quizgen.facts.fields import PICTURE, FieldType, KindField
from quizgen.facts.kinds import KindFile
from quizgen.facts.name_checks import report_unknown
from quizgen.facts.sentence_facts import number_question
from quizgen.facts.tables.cell_texts import CellText, ColumnNames
from quizgen.facts.tables.row_filter import RowFilter
from quizgen.facts.tables.sentence_plan import (
    SentencePlan,
    find_mark,
    plan_sentence,
    report_unmarked,
)
from quizgen.facts.tables.table_content import DeckTable
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Scalar, node_at, place_of

_LISTS = ("tags", "also_true", "without", "distractors")
"""The keys of a fact whose cells may have several values."""


class FieldPlan(Struct, frozen=True):
    """A field of the kind and its text.

    `entity_type` is the type of its entities, if its column is one of entities.
    """

    text: CellText
    spec: KindField
    entity_type: str = ""


class TablePlan(Struct, frozen=True):
    """How a row becomes a fact.

    `texts` and `lists` are the keys of the fact with a text or a list of texts. `distractors` and
    `hints` have those of each field, question or mark. `entities` are the types of columns, by
    index.
    """

    table: DeckTable
    filter: RowFilter
    id: CellText
    texts: Mapping[str, CellText]
    lists: Mapping[str, CellText]
    distractors: Mapping[str, CellText]
    hints: Mapping[str, CellText]
    media: tuple[Mapping[str, CellText], ...]
    entities: Mapping[int, str]
    cards: tuple[Scalar, ...]
    fields: Mapping[str, FieldPlan]
    sentence: SentencePlan | None
    url: CellText | None


def plan_table(
    table: DeckTable, vocabulary: Vocabulary
) -> tuple[TablePlan | None, tuple[Finding, ...]]:
    """Return the plan of a table, or None with the findings on its entry.

    `D01`: a required field has no column. `D02`: the kind has no such field. `D03`: the sentence, a
    limit or the id is not valid. `D04`: a column, kind, section or answer is unknown.
    """
    planner = _Planner(table, vocabulary)
    plan = planner.plan()
    findings = (*planner.findings, *planner.names.findings)
    return (None if findings else plan), findings


class _Planner:
    """The state of planning one table: the findings so far."""

    def __init__(self, table: DeckTable, vocabulary: Vocabulary) -> None:
        self.table, self.entry, self.node = table, table.entry, table.node
        self.vocabulary = vocabulary
        self.names = ColumnNames(table.content)
        self.findings: list[Finding] = []

    def plan(self) -> TablePlan:
        rows = RowFilter(self.table, self.names)
        self.findings += rows.findings
        entities = dict(self._entities())
        sentence = self._sentence(entities)
        return TablePlan(
            table=self.table,
            filter=rows,
            id=self._id(),
            texts=dict(self._texts()),
            lists={name: self._read(name) for name in _LISTS if self._is_text(name)},
            distractors=dict(self._by_answer("distractors", sentence)),
            hints=dict(self._by_answer("hint", sentence)),
            media=tuple(self._media(step) for step in range(len(self.entry.media))),
            entities=entities,
            cards=tuple(self._cards(sentence)),
            fields=dict(self._fields(entities)),
            sentence=sentence,
            url=self._read("url", is_constant=self.entry.is_one_page) if self.entry.url else None,
        )

    def _read(self, *steps: str, is_constant: bool = False) -> CellText:
        """Return the column or the text at a place of the entry."""
        text: Any = getattr(self.entry, steps[0])
        for step in steps[1:]:
            text = text[step]
        return self.names.read(text, node_at(self.node, steps), is_constant=is_constant)

    def _is_text(self, name: str) -> bool:
        return isinstance(getattr(self.entry, name), str)

    def _id(self) -> CellText:
        text = self._read("id")
        if not text.indexes and not self.names.findings:
            message = "“id” has no column, so all rows would have the same id"
            self.findings.append(Finding(text.place, "D03", message, "name a column"))
        return text

    def _entities(self) -> Iterator[tuple[int, str]]:
        for name, type_ in self.entry.entities.items():
            place = place_of(self.node, ("entities", name), key=True)
            index = self.names.index_of(name, place)
            of_type = place_of(self.node, ("entities", name))
            self.findings += find_misspelt_type(type_, self.vocabulary, of_type)
            if index is not None:
                yield index, type_

    def _texts(self) -> Iterator[tuple[str, CellText]]:
        for name in ("note", "guid", "hint"):
            if self._is_text(name):
                yield name, self._read(name)
        if self.entry.group:
            yield "group", self._read("group", is_constant=True)
        if self.entry.section:
            text = self._read("section", is_constant=True)
            headings = self.vocabulary.sections
            if not text.indexes and self.entry.section not in headings:
                known = (*headings, *self.table.content.columns)
                what = "section or column"
                unknown = report_unknown(what, self.entry.section, known, text.place)
                self.findings.append(unknown)
            yield "section", text

    def _by_answer(
        self, name: str, sentence: SentencePlan | None
    ) -> Iterator[tuple[str, CellText]]:
        written = getattr(self.entry, name)
        for key in written if isinstance(written, dict) else ():
            words = find_mark(key, sentence.marks) if sentence else key
            words = words or (key if name == "hint" and key == PICTURE else "")
            if sentence and not words:
                self.findings.append(report_unmarked(name, key, sentence.marks, self.table))
            yield words, self._read(name, key)

    def _cards(self, sentence: SentencePlan | None) -> Iterator[Scalar]:
        """Yield the questions of cards. In a sentence, the name of a column means its question."""
        asked = [words for words in sentence.questions if words != PICTURE] if sentence else []
        for step, name in enumerate(self.entry.cards):
            place = place_of(self.node, ("cards", step))
            words = find_mark(name, asked)
            yield Scalar(number_question(asked.index(words)) if words else name, place)

    def _media(self, step: int) -> dict[str, CellText]:
        entry = self.entry.media[step]
        node = node_at(self.node, ("media", step))
        texts = {"alt": entry.alt, "credit": entry.credit, "show": entry.show.value}
        filled = {
            key: self.names.read_text(text, node_at(node, (key,)))
            for key, text in texts.items()
            if text
        }
        return {"file": self.names.read(entry.file, node_at(node, ("file",))), **filled}

    def _sentence(self, entities: Mapping[int, str]) -> SentencePlan | None:
        if not self.entry.say:
            return None
        sentence, findings = plan_sentence(self.table, self.names, entities)
        self.findings += findings
        return sentence

    def _fields(self, entities: Mapping[int, str]) -> Iterator[tuple[str, FieldPlan]]:
        kind = self._kind()
        if kind is None:
            return
        specs = kind.kind.fields
        given = {
            **dict.fromkeys(self.entry.columns, "columns"),
            **dict.fromkeys(self.entry.fields, "fields"),
        }
        for name, key in given.items():
            text = self._read(key, name, is_constant=key == "fields")
            if name in specs:
                is_entity = specs[name].type in (FieldType.ENTITY, FieldType.ENTITIES)
                type_ = entities.get(text.indexes[0], "") if is_entity and text.is_column else ""
                yield name, FieldPlan(text, specs[name], type_)
            else:
                self._report_field(kind, (key, name))
        for name, spec in specs.items():
            if spec.required and spec.default is None and name not in given:
                self._report_missing(name)

    def _kind(self) -> KindFile | None:
        name, kinds = self.entry.kind, self.vocabulary.kinds
        if name and name not in kinds and name not in self.vocabulary.broken_kinds:
            place = place_of(self.node, ["kind"])
            self.findings.append(report_unknown("kind", name, kinds, place))
        return kinds.get(name) if name else None

    def _report_field(self, kind: KindFile, steps: Sequence[str]) -> None:
        message = f"the kind “{kind.kind.name}” has no field “{steps[-1]}”"
        place = place_of(self.node, steps, key=True)
        hint = did_you_mean(steps[-1], kind.kind.fields)
        self.findings.append(Finding(place, "D02", message, hint))

    def _report_missing(self, name: str) -> None:
        message = f"no column for “{name}”, which the kind “{self.entry.kind}” requires"
        hint = "add it under `columns:`, or under `fields:` if all rows have the same"
        self.findings.append(Finding(place_of(self.node, ["kind"]), "D01", message, hint))
