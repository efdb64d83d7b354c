"""The sections that the cells of a table name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quizgen.facts.tables.rows import Row
from quizgen.facts.tables.table_plan import TablePlan
from quizgen.values.texts import WORD, fold_case


def name_section(text: str, sections: Mapping[str, str]) -> str:
    """Return the id of the section that a cell names, by its id or its heading; else a new id."""
    headings = {fold_case(heading): id_ for id_, heading in sections.items()}
    known = text if text in sections else headings.get(fold_case(text))
    return known or (text if sections else _make_section_id(text))


def _make_section_id(heading: str) -> str:
    """Return an id made from the words of a heading, in any script: it is part of a tag in Anki."""
    return "-".join(WORD.findall(fold_case(heading)))


def list_headings(plan: TablePlan, rows: Iterable[Row]) -> dict[str, str]:
    """Return the sections that the cells of a table name, by id, in a stable order."""
    text = plan.texts.get("section")
    filled = (text.fill(row) for row in rows) if text else ()
    names = sorted({cell.text for cell in filled if cell})
    return {_make_section_id(name): name for name in names}
