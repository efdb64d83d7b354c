"""From a deck's files to a `Deck`: read, validate, resolve, ground. All findings in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quizgen.diagnostics import Finding, Place, has_errors
from quizgen.facts.deck import Deck, Draft, Fact, Ignored
from quizgen.facts.deck_schema import UNFILLED, DeckEntry, EntitiesEntry
from quizgen.facts.drafts import as_warnings, is_draft, read_draft
from quizgen.facts.grounding import ground_fact
from quizgen.facts.ids import fault_of
from quizgen.facts.kinds import KindFile, load_kinds
from quizgen.facts.languages import find_unknown_languages
from quizgen.facts.media.media_files import MediaFiles
from quizgen.facts.misquotes import find_misquote
from quizgen.facts.portable_names import NamesOnDisk
from quizgen.facts.projects import deck_files, deck_name, project_of
from quizgen.facts.quiz_settings import resolve_quizzes
from quizgen.facts.resolver import Resolver
from quizgen.facts.sources import Source, read_source
from quizgen.facts.text_files import find_misplaced, read_text, shown_path
from quizgen.facts.validation import Model, validate
from quizgen.facts.value_entries import EntityEntry
from quizgen.facts.yaml_tree import (
    Items,
    Node,
    Scalar,
    Table,
    node_at,
    part_of,
    place_of,
    read_yaml,
)

_NOWHERE = Place("")
_NO_FACTS = "“facts” takes a list", "each fact begins with “- id:”"
_NO_DECK = "a deck has keys with values", "begin it with `deck:`, `title:` and `sources:`"
_PLACEHOLDERS: dict[str, Node] = {
    "deck": Scalar("x", _NOWHERE),
    "title": Scalar("x", _NOWHERE),
    "sources": Table(
        {},
        {"x": Table({}, dict.fromkeys(("file", "title", "cite"), Scalar("x", _NOWHERE)), _NOWHERE)},
        _NOWHERE,
    ),
}


def load_deck(path: Path) -> tuple[Deck | None, tuple[Finding, ...]]:
    """Load a deck from its file or folder.

    Returns the deck, or None where there is an error, with all findings, those of its project's
    kinds included. `Y01`–`Y06` come from reading YAML and `D01`–`D03` from validation; `D04` is a
    name that nothing bears, `D05` an id used twice, `D06` a file that cannot be read; `M01`–`M08`
    come from media, `G01`–`G08` from grounding.
    """
    return _Loading(path).run()


class _Loading:
    """The state of one run: what has been found so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.project = project_of(path)
        self.findings: list[Finding] = []
        self.fact_places: dict[str, Place] = {}
        self.broken_kinds: set[str] = set()

    def run(self) -> tuple[Deck | None, tuple[Finding, ...]]:
        kinds, problems = load_kinds(self.project)
        self.findings += problems
        self.broken_kinds = {Path(one.place.path).stem for one in problems}
        tables = [table for file in deck_files(self.path) if (table := self._read(file))]
        if not tables:
            return None, tuple(self.findings)
        deck = self._deck(self._head(tables[0]), tables, kinds)
        return (None if has_errors(self.findings) else deck), tuple(self.findings)

    def _read(self, file: Path) -> Table | None:
        shown = shown_path(file, self.project)
        text = self._text(file, Place(shown))
        if text is None:
            return None
        node, problems = read_yaml(shown, text)
        self.findings += problems
        if node is None or isinstance(node, Table):
            return node and _without_unfilled(node)
        self.findings.append(Finding(node.place, "D03", *_NO_DECK))
        return None

    def _text(self, file: Path, place: Place) -> str | None:
        text, problems = read_text(file, self.project, place)
        self.findings += problems
        return text

    def _head(self, table: Table) -> DeckEntry:
        """Return what a deck says of itself.

        Where some of it is wrong the rest is kept, so that one run finds what is wrong with the
        facts as well; a deck with findings is never handed on.
        """
        head = self._validate(DeckEntry, part_of(table, without=("facts", "entities")))
        if head is not None:
            return head
        kept = DeckEntry.model_construct(deck=deck_name(self.path), title="", sources={})
        for name in DeckEntry.model_fields:
            alone = Table({}, {**_PLACEHOLDERS, **part_of(table, only=(name,)).values}, table.place)
            entry, _ = validate(DeckEntry, alone)
            if entry and name in table.values:
                kept = kept.model_copy(update={name: getattr(entry, name)})
        return kept

    def _validate(self, model: type[Model], node: Node, name: str = "") -> Model | None:
        entry, problems = validate(model, node, name)
        self.findings += problems
        return entry

    def _deck(self, head: DeckEntry, tables: list[Table], kinds: dict[str, KindFile]) -> Deck:
        self.findings += _find_misnamed(head.deck, self.path, place_of(tables[0], ["deck"]))
        self.findings += find_unknown_languages(head, tables[0])
        types = {id_: entry.entity_type(id_) for id_, entry in head.types.items()}
        sources = dict(self._sources(head, tables[0]))
        media = MediaFiles(self.project)
        resolver = Resolver(types, sources, head.sections, media, self.broken_kinds)
        self._add_entities(tables, resolver)
        nodes = tuple(self._fact_nodes(tables))
        approved = (node for node in nodes if not is_draft(node))
        facts = tuple(self._facts(approved, resolver, kinds))
        drafts = tuple(self._drafts(filter(is_draft, nodes), resolver, kinds))
        ignored = tuple(self._ignored(head, tables[0], resolver))
        self.findings += (*resolver.findings, *resolver.media.findings)
        sections = _sections(head, facts)
        quizzes, problems = resolve_quizzes(head.quizzes, tables[0], sections)
        self.findings += problems
        if not has_errors(self.findings):
            self.findings += resolver.media.find_unused(head.deck, place_of(tables[0], ["deck"]))
        return Deck(
            id=head.deck,
            title=head.title,
            language=head.language,
            labels=head.labels or head.language,
            description=head.description,
            licence=head.licence,
            project=self.project,
            path=tables[0].place.path,
            sources=sources,
            types=types,
            entities=resolver.entities,
            sections=sections,
            facts=facts,
            quizzes=quizzes,
            ignored=ignored,
            drafts=drafts,
        )

    def _add_entities(self, tables: list[Table], resolver: Resolver) -> None:
        """Add the entities one by one: a mistake in one must not hide the others from the facts."""
        places: dict[str, Place] = {}
        for table in tables:
            node = table.values.get("entities")
            if not isinstance(node, Table):
                self._validate(EntitiesEntry, part_of(table, only=("entities",)))
                continue
            for id_, written in node.values.items():
                if id_ in places:
                    self._twice("entity", id_, node.keys[id_], places[id_])
                places[id_] = node.keys[id_]
                entry = self._validate(EntityEntry, written, id_)
                resolver.add_entity(id_, entry or _stand_in(id_, written), written)

    def _sources(self, head: DeckEntry, table: Table) -> Iterator[tuple[str, Source]]:
        for id_, entry in head.sources.items():
            place = place_of(table, ["sources", id_, "file"])
            problems = tuple(find_misplaced(self.project, entry.file, place))
            self.findings += problems
            if has_errors(problems):
                continue
            text = self._text(self.project / entry.file, place)
            if text is not None:
                about = entry.model_dump(exclude={"file"})
                yield id_, read_source(id_, entry.file, text, **about)

    def _facts(
        self, nodes: Iterable[Node], resolver: Resolver, kinds: dict[str, KindFile]
    ) -> Iterator[Fact]:
        for node in nodes:
            fact = resolver.fact(kinds, node)
            if fact is None:
                continue
            place = fact.place("id")
            if fact.id in self.fact_places:
                self._twice("fact", fact.id, place, self.fact_places[fact.id])
                continue
            self.fact_places[fact.id] = place
            self.findings += ground_fact(fact, resolver.sources.values())
            yield fact

    def _drafts(
        self, nodes: Iterable[Node], resolver: Resolver, kinds: dict[str, KindFile]
    ) -> Iterator[Draft]:
        """Check drafts as facts are checked; what is found of them are warnings."""
        lists = (self.findings, resolver.findings, resolver.media.findings)
        for node in nodes:
            before = [len(findings) for findings in lists]
            tuple(self._facts([node], resolver, kinds))
            for findings, length in zip(lists, before, strict=True):
                findings[length:] = as_warnings(findings[length:])
            yield read_draft(node)

    def _ignored(self, head: DeckEntry, table: Table, resolver: Resolver) -> Iterator[Ignored]:
        for step, entry in enumerate(head.ignore):
            node = node_at(table, ["ignore", step])
            source = resolver.source(entry.source, node)
            spans = source.find(entry.quote) if source else None
            if source and spans:
                yield Ignored(source, spans, entry.reason)
            elif source:
                self.findings.append(find_misquote(source, node_at(node, ["quote"])))

    def _fact_nodes(self, tables: list[Table]) -> Iterator[Node]:
        for table in tables:
            node = table.values.get("facts")
            if isinstance(node, Items):
                yield from node.items
            elif node is not None:
                self.findings.append(Finding(node.place, "D03", *_NO_FACTS))

    def _twice(self, what: str, id_: str, place: Place, first: Place) -> None:
        message = f"the {what} “{id_}” stands twice, first in {first.path}, line {first.line}"
        self.findings.append(Finding(place, "D05", message, "ids are unique within a deck"))


def _find_misnamed(deck: str, path: Path, place: Place) -> Iterator[Finding]:
    """Yield `D03` for a deck that is not called as its file or folder is.

    Its build and its ledger would bear two names, and two decks of one id overwrite each other.
    """
    shown = NamesOnDisk(path.parent).written(path.name)
    name = deck_name(path.with_name(shown))
    if name != deck:
        what, suffix = ("folder", "") if path.is_dir() else ("file", path.suffix)
        message = f"the {what} of the deck “{deck}” is called {shown}"
        hint = f"rename it to {deck}{suffix}, and its ledger to {deck}.ledger.json"
        if not fault_of(name, of_files=True):
            hint = f"{hint}; or write {name} here, if it is a new deck"
        yield Finding(place, "D03", message, hint)


def _without_unfilled(table: Table) -> Table:
    """Return a deck's table without the keys below which nothing stands yet."""
    unfilled = (name for name in UNFILLED if _is_empty(table.values.get(name)))
    return part_of(table, without=tuple(unfilled))


def _is_empty(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.text is None


def _stand_in(id_: str, written: Node) -> EntityEntry:
    """Return what stands for an entity that is wrong, so that its facts can be looked at too."""
    name = node_at(written, ["name"])
    text = (isinstance(name, Scalar) and name.text) or ""
    return EntityEntry(name=text.strip() or id_.strip() or "nameless", ask="what")


def _sections(head: DeckEntry, facts: tuple[Fact, ...]) -> dict[str, str]:
    """Return the deck's headings; without any, the facts' sections serve as their own."""
    written = {fact.section: fact.section.replace("-", " ").capitalize() for fact in facts}
    return dict(head.sections) or {id_: heading for id_, heading in written.items() if id_}
