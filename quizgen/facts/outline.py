"""Read the ids of a deck from its YAML, without validation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, Place
from quizgen.facts.projects import deck_files, deck_name, project_of
from quizgen.facts.text_files import read_text, shown_path
from quizgen.facts.yaml_tree import Items, Node, Scalar, Table, read_yaml


class Outline(Struct, frozen=True):
    """The ids of a deck, of its sections and of its facts, with the places of the facts.

    Drafts and rows of tables count as facts. Files with syntax errors are left out and reported in
    `findings`.
    """

    path: Path
    deck: str
    sections: tuple[str, ...]
    facts: tuple[tuple[str, Place], ...]
    findings: tuple[Finding, ...] = ()

    def places_of(self, fact: str) -> tuple[Place, ...]:
        """Return the places of a fact's id. Empty if the deck has no such fact."""
        return tuple(place for id_, place in self.facts if id_ == fact)


def read_outline(path: Path) -> Outline:
    """Read the outline of a deck from its file or folder."""
    project = project_of(path)
    findings: list[Finding] = []
    tables: list[Table] = []
    for file in deck_files(path):
        shown = shown_path(file, project)
        text, unreadable = read_text(file, project, Place(shown))
        node, problems = read_yaml(shown, text) if text is not None else (None, ())
        findings += (*unreadable, *problems)
        tables += [node] if isinstance(node, Table) else []
    head = tables[0].values if tables else {}
    sections = head.get("sections")
    rows: list[tuple[str, Place]] = []
    for written in (table.values["tables"] for table in tables if "tables" in table.values):
        ids, problems = _read_row_ids(written, project)
        rows += ids
        findings += problems
    return Outline(
        path,
        _text(head.get("deck")) or deck_name(path),
        tuple(sections.keys) if isinstance(sections, Table) else (),
        (*_fact_ids(tables), *rows),
        tuple(findings),
    )


def _fact_ids(tables: Iterable[Table]) -> Iterator[tuple[str, Place]]:
    for table in tables:
        facts = table.values.get("facts")
        for fact in facts.items if isinstance(facts, Items) else ():
            id_ = fact.values.get("id") if isinstance(fact, Table) else None
            if isinstance(id_, Scalar) and id_.text:
                yield id_.text, id_.place


def _read_row_ids(
    written: Node, project: Path
) -> tuple[tuple[tuple[str, Place], ...], tuple[Finding, ...]]:
    """Read the ids of rows. This imports pydantic, which a deck without tables need not load."""
    from quizgen.facts.tables.row_ids import read_row_ids

    return read_row_ids(written, project)


def _text(node: Node | None) -> str:
    return (node.text or "") if isinstance(node, Scalar) else ""
