"""Read the tables of a deck: their entities, which the whole deck can name, and their facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding
from quizgen.facts.declared_entities import make_entity
from quizgen.facts.tables.row_entities import list_new_entities
from quizgen.facts.tables.row_facts import RowFact, make_row_facts
from quizgen.facts.tables.row_sections import list_headings
from quizgen.facts.tables.rows import Row
from quizgen.facts.tables.table_content import DeckTable
from quizgen.facts.tables.table_plan import TablePlan, plan_table
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import place_of


class DeckRows(Struct, frozen=True):
    """The rows of a deck's tables as facts, and the vocabulary with the entities of the tables.

    `sections` are the headings of the sections of rows, by id.
    """

    vocabulary: Vocabulary
    facts: tuple[RowFact, ...]
    sections: Mapping[str, str]
    findings: tuple[Finding, ...]


class _Planned(Struct, frozen=True):
    """A table with its plan and the rows that its `where:` selects."""

    plan: TablePlan
    rows: tuple[Row, ...]


def read_rows_of_deck(tables: Iterable[DeckTable], vocabulary: Vocabulary) -> DeckRows:
    """Return the rows of a deck's tables as facts. The codes are those of the modules above."""
    planned: list[_Planned] = []
    findings: list[Finding] = []
    for table in tables:
        plan, problems = plan_table(table, vocabulary)
        findings += problems
        if plan:
            rows = tuple(row for row in table.content.rows if plan.filter.accepts(row))
            findings += plan.filter.findings
            if table.content.rows and not rows and not plan.filter.findings:
                message = f"no row of {table.content.path} meets these conditions"
                place = place_of(table.node, ["where"])
                findings.append(Finding(place, "D03", message, "change or remove one of them"))
            planned.append(_Planned(plan, rows))
            vocabulary = _add_entities(planned[-1], vocabulary)
    made = [make_row_facts(each.plan, each.rows, vocabulary) for each in planned]
    headings = [list_headings(each.plan, each.rows) for each in planned]
    return DeckRows(
        vocabulary,
        tuple(chain.from_iterable(facts for facts, _ in made)),
        {id_: heading for found in headings for id_, heading in found.items()},
        (*findings, *chain.from_iterable(problems for _, problems in made)),
    )


def _add_entities(planned: _Planned, vocabulary: Vocabulary) -> Vocabulary:
    """Return the vocabulary with the entities of a table."""
    plan = planned.plan
    for index, type_ in plan.entities.items():
        new = list_new_entities(planned.rows, index, type_, vocabulary)
        added = {each.id: make_entity(each.id, each.entry, vocabulary) for each in new}
        vocabulary = replace(vocabulary, entities={**vocabulary.entities, **added})
    return vocabulary
