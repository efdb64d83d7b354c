"""Load a deck's files: read the YAML, the kinds of its project, and the texts of its sources.

Nothing is resolved here: facts remain YAML trees, and `resolver` looks up the names in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, Place, has_errors
from quizgen.facts.deck_schema import UNFILLED, DeckEntry
from quizgen.facts.formula_checks import find_broken_formulas
from quizgen.facts.ids import find_id_error
from quizgen.facts.kind_files import load_kinds
from quizgen.facts.kinds import KindFile
from quizgen.facts.portable_names import NamesOnDisk
from quizgen.facts.projects import deck_files, deck_name, project_of
from quizgen.facts.sources import Source, read_source
from quizgen.facts.tables.table_content import DeckTable, TableReader
from quizgen.facts.tables.table_entry import TableEntry
from quizgen.facts.text_files import find_path_errors, read_text, shown_path
from quizgen.facts.validation import Model, validate
from quizgen.facts.yaml_tree import (
    Items,
    Node,
    Scalar,
    Table,
    part_of,
    place_of,
    read_yaml,
)

_NOWHERE = Place("")
_NOT_A_LIST = {
    "facts": ("“facts” must be a list", "begin each fact with “- id:”"),
    "tables": ("“tables” must be a list", "begin each table with “- file:”"),
}
_NOT_A_DECK = "a deck must have keys with values", "begin with `deck:`, `title:` and `sources:`"
_PLACEHOLDERS: dict[str, Node] = {
    "deck": Scalar("x", _NOWHERE),
    "title": Scalar("x", _NOWHERE),
    "sources": Table(
        {},
        {"x": Table({}, dict.fromkeys(("file", "title", "cite"), Scalar("x", _NOWHERE)), _NOWHERE)},
        _NOWHERE,
    ),
}


class WrittenDeck(Struct, frozen=True):
    """A deck as written: its trees of YAML, its validated head, the kinds and sources it uses.

    `tables` are the trees of its files, at least one, and `data_tables` the tables whose rows are
    facts. `broken_kinds` are kinds with errors.
    """

    path: Path
    project: Path
    head: DeckEntry
    tables: tuple[Table, ...]
    kinds: dict[str, KindFile]
    broken_kinds: frozenset[str]
    sources: dict[str, Source]
    facts: tuple[Node, ...]
    data_tables: tuple[DeckTable, ...] = ()

    def place(self, *steps: str) -> Place:
        """Return the place of a value of the deck's first file."""
        return place_of(self.tables[0], steps)


def load_deck_files(path: Path) -> tuple[WrittenDeck | None, tuple[Finding, ...]]:
    """Load the files of a deck, given its file or folder.

    Return None if no file can be read, and all findings, including those of the project's kinds:
    `Y01`-`Y07` from YAML, `D01`-`D03` from validation, `D06` unreadable files, `D08` formulas.
    """
    loading = _Loading(path)
    return loading.run(), tuple(loading.findings)


class _Loading:
    """The state of loading one deck: the findings so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.project = project_of(path)
        self.findings: list[Finding] = []

    def run(self) -> WrittenDeck | None:
        kinds, problems = load_kinds(self.project)
        self.findings += problems
        broken_kinds = frozenset(Path(problem.place.path).stem for problem in problems)
        tables = tuple(table for file in deck_files(self.path) if (table := self._read(file)))
        if not tables:
            return None
        head = self._head(tables[0])
        self.findings += _find_missing_source(tables)
        self.findings += _find_wrong_file_name(head.deck, self.path, place_of(tables[0], ["deck"]))
        sources = dict(self._sources(head, tables[0]))
        facts = tuple(self._fact_nodes(tables))
        data_tables = tuple(self._data_tables(tables))
        return WrittenDeck(
            self.path, self.project, head, tables, kinds, broken_kinds, sources, facts, data_tables
        )

    def _read(self, file: Path) -> Table | None:
        shown = shown_path(file, self.project)
        text = self._text(file, Place(shown))
        if text is None:
            return None
        node, problems = read_yaml(shown, text)
        self.findings += problems
        if node is not None:
            self.findings += find_broken_formulas(node, text)
        if node is None or isinstance(node, Table):
            return node and _without_unfilled(node)
        self.findings.append(Finding(node.place, "D03", *_NOT_A_DECK))
        return None

    def _text(self, file: Path, place: Place) -> str | None:
        text, problems = read_text(file, self.project, place)
        self.findings += problems
        return text

    def _head(self, table: Table) -> DeckEntry:
        """Return the head of a deck: everything except facts, entities and tables.

        If some keys are invalid, return the valid ones, so that the same run also checks the facts.
        A deck with errors is never used further.
        """
        head = self._validate(DeckEntry, part_of(table, without=("facts", "entities", "tables")))
        if head is not None:
            return head
        valid = DeckEntry.model_construct(deck=deck_name(self.path), title="", sources={})
        for name in DeckEntry.model_fields:
            alone = Table({}, {**_PLACEHOLDERS, **part_of(table, only=(name,)).values}, table.place)
            entry, _ = validate(DeckEntry, alone)
            if entry and name in table.values:
                valid = valid.model_copy(update={name: getattr(entry, name)})
        return valid

    def _validate(self, model: type[Model], node: Node) -> Model | None:
        entry, problems = validate(model, node)
        self.findings += problems
        return entry

    def _sources(self, head: DeckEntry, table: Table) -> Iterator[tuple[str, Source]]:
        for id_, entry in head.sources.items():
            place = place_of(table, ["sources", id_, "file"])
            problems = tuple(find_path_errors(self.project, entry.file, place))
            self.findings += problems
            if has_errors(problems):
                continue
            text = self._text(self.project / entry.file, place)
            if text is not None:
                about = entry.model_dump(exclude={"file"})
                yield id_, read_source(id_, entry.file, text, **about)

    def _data_tables(self, tables: tuple[Table, ...]) -> Iterator[DeckTable]:
        """Yield the tables whose rows are facts. A mistake in one does not hide the others."""
        reader = TableReader(self.project)
        for node in chain.from_iterable(self._lists_of("tables", tables)):
            entry = self._validate(TableEntry, node)
            if entry and isinstance(node, Table) and (found := reader.table(entry, node)):
                yield found
        self.findings += reader.findings

    def _fact_nodes(self, tables: tuple[Table, ...]) -> Iterator[Node]:
        for items in self._lists_of("facts", tables):
            yield from _with_sections(items)

    def _lists_of(self, key: str, tables: tuple[Table, ...]) -> Iterator[tuple[Node, ...]]:
        """Yield the list under a key of each file of the deck. `D03`: it is no list."""
        for table in tables:
            node = table.values.get(key)
            if isinstance(node, Items):
                yield node.items
            elif node is not None:
                self.findings.append(Finding(node.place, "D03", *_NOT_A_LIST[key]))


def _find_missing_source(tables: tuple[Table, ...]) -> Iterator[Finding]:
    """Yield `D01` for a deck that has neither a source nor a table."""
    if {"sources", "tables"}.isdisjoint(key for table in tables for key in table.values):
        hint = "add `sources:` (its sources, by id), or `tables:` whose rows are facts"
        yield Finding(tables[0].place, "D01", "missing key “sources”", hint)


def _find_wrong_file_name(deck: str, path: Path, place: Place) -> Iterator[Finding]:
    """Yield `D03` for a deck whose id differs from the name of its file or folder.

    Its build and its ledger would have two names, and two decks with the same id would overwrite
    each other.
    """
    shown = NamesOnDisk(path.parent).actual_path(path.name)
    name = deck_name(path.with_name(shown))
    if name != deck:
        what, suffix = ("folder", "") if path.is_dir() else ("file", path.suffix)
        message = f"the deck “{deck}” is in a {what} named {shown}"
        hint = f"rename the {what} to {deck}{suffix}, and its ledger to {deck}.ledger.json"
        if not find_id_error(name, of_files=True):
            hint = f"{hint}; or, for a new deck, write {name} here"
        yield Finding(place, "D03", message, hint)


def _with_sections(entries: Iterable[Node]) -> Iterator[Node]:
    """Yield the facts of a list. An entry with just a section gives it to the facts that follow.

    A fact with a section of its own keeps it.
    """
    heading: Table | None = None
    for entry in entries:
        if isinstance(entry, Table) and entry.values.keys() == {"section"}:
            heading = entry
        elif isinstance(entry, Table) and heading and "section" not in entry.values:
            keys, values = {**entry.keys, **heading.keys}, {**entry.values, **heading.values}
            yield Table(keys, values, entry.place)
        else:
            yield entry


def _without_unfilled(table: Table) -> Table:
    """Return a deck's table without the keys that have no value yet, such as a new `facts:`."""
    unfilled = (name for name in UNFILLED if _is_empty(table.values.get(name)))
    return part_of(table, without=tuple(unfilled))


def _is_empty(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.text is None
