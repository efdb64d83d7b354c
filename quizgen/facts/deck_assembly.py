"""Assemble a deck: collect the names that its facts can refer to, then combine the facts.

This module also has the checks that need several facts: duplicate ids, unused media, quizzes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, did_you_mean, has_errors
from quizgen.facts.deck import Deck, Draft, Fact, Ignored
from quizgen.facts.deck_languages import find_unknown_languages, language_of_deck
from quizgen.facts.deck_loader import WrittenDeck
from quizgen.facts.deck_schema import EntitiesEntry, StyleNames
from quizgen.facts.drafts import as_warnings, read_draft
from quizgen.facts.media.media_files import MediaFiles, find_colliding_paths
from quizgen.facts.misquotes import find_misquote
from quizgen.facts.name_checks import check_kinds, report_unknown
from quizgen.facts.quiz_settings import resolve_quizzes
from quizgen.facts.repeated_ids import find_repeated_facts, find_repeated_guids, report_repeated
from quizgen.facts.resolver import ResolvedFact, resolve_entity, resolve_source
from quizgen.facts.sources import Source
from quizgen.facts.validation import validate
from quizgen.facts.value_entries import EntityEntry
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Node, Scalar, Table, node_at, part_of, place_of
from quizgen.values.entities import Entity, Members


class FactResult(Struct, frozen=True):
    """A fact as written, with the results of resolving and grounding it."""

    node: Node
    is_draft: bool
    resolved: ResolvedFact
    ungrounded: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the fact alone; those of a draft are warnings."""
        findings = (*self.resolved.findings, *self.ungrounded)
        return tuple(as_warnings(findings)) if self.is_draft else findings

    @property
    def name(self) -> str:
        """The id of the fact, or its place if it has none."""
        if self.resolved.fact:
            return self.resolved.fact.id
        written = node_at(self.node, ["id"])
        is_id = written is not self.node and isinstance(written, Scalar) and written.text
        return str(is_id or self.node.place)

    def is_sound(self, broken_entities: AbstractSet[str]) -> bool:
        """Return whether the fact and the entities that it names have no errors."""
        fact = self.resolved.fact
        if fact is None or has_errors(self.findings):
            return False
        return broken_entities.isdisjoint(_entity_ids(fact))


def _entity_ids(fact: Fact) -> Iterator[str]:
    for value in (*fact.values.values(), fact.according_to):
        members = value.entities if isinstance(value, Members) else (value,)
        yield from (member.id for member in members if isinstance(member, Entity))


def collect_vocabulary(
    written: WrittenDeck, styles: StyleNames
) -> tuple[Vocabulary, tuple[Finding, ...]]:
    """Collect everything that the facts of a deck can refer to by name.

    Entities are read one by one, so that a mistake in one does not hide the others from the facts.
    """
    head = written.head
    language = language_of_deck(head)
    vocabulary = Vocabulary(
        language=language,
        kinds=written.kinds,
        types={id_: entry.entity_type(id_, language) for id_, entry in head.types.items()},
        sources=written.sources,
        sections=head.sections,
        media=MediaFiles(written.project),
        broken_kinds=written.broken_kinds,
        styles=styles,
        tables=tuple(table.source for table in written.data_tables),
    )
    findings: list[Finding] = [
        *find_unknown_languages(head, written.tables[0]),
        *_find_unknown_types(written),
        *_find_unknown_styles(written, styles),
        *check_kinds(written.kinds.values(), styles.every),
    ]
    entities: dict[str, Entity] = {}
    places: dict[str, Place] = {}
    broken: set[str] = set()
    for table in written.tables:
        node = table.values.get("entities")
        if not isinstance(node, Table):
            findings += validate(EntitiesEntry, part_of(table, only=("entities",)))[1]
            continue
        for id_, value in node.values.items():
            if id_ in places:
                findings.append(report_repeated("entity", id_, node.keys[id_], places[id_]))
            places[id_] = node.keys[id_]
            entry, problems = validate(EntityEntry, value, id_)
            entry = entry or _placeholder(id_, value)
            entities[id_], more = resolve_entity(id_, entry, value, vocabulary)
            findings += (*problems, *more)
            broken |= {id_} if has_errors((*problems, *more)) else set()
    return replace(vocabulary, entities=entities, broken_entities=broken), tuple(findings)


def _find_unknown_types(written: WrittenDeck) -> Iterator[Finding]:
    """Yield `D04` for each type under `unlike:` that the deck does not have."""
    types = written.head.types
    for id_, entry in types.items():
        for step, name in enumerate(entry.unlike):
            others = types.keys() - {id_}
            if name not in others:
                place = place_of(written.tables[0], ("types", id_, "unlike", step))
                message = f"“{name}” is not another type of the deck"
                hint = did_you_mean(name, others) or "the deck has no other type"
                yield Finding(place, "D04", message, hint)


def _find_unknown_styles(written: WrittenDeck, styles: StyleNames) -> Iterator[Finding]:
    """Yield `D04` for each name under `styles:` that is not a style."""
    for step, name in enumerate(written.head.styles):
        if name not in styles.every:
            place = place_of(written.tables[0], ("styles", step))
            yield report_unknown("style", name, styles.every, place)


def assemble_deck(
    written: WrittenDeck,
    vocabulary: Vocabulary,
    results: Sequence[FactResult],
    headings: Mapping[str, str],
) -> tuple[Deck, tuple[Finding, ...]]:
    """Create a deck from its facts, and run the checks that need several facts.

    `headings` are those of the sections of tables, by id, for a deck without sections of its own.

    `D05` is a duplicate id, `M07` colliding paths, `G01` a passage under `ignore:` that is not in
    the source. `D03` and `D04` come from quizzes.
    """
    findings: list[Finding] = [finding for result in results for finding in result.findings]
    found = [(result.resolved.fact, result.is_draft) for result in results]
    findings += (*find_repeated_facts(found), *find_repeated_guids(found))
    facts = tuple(_unique_facts(results))
    ignored, problems = _ignored(written, vocabulary)
    findings += problems
    sections = _sections(written, facts, headings)
    quizzes, problems = resolve_quizzes(
        written.head.quizzes, written.tables[0], sections, vocabulary.styles
    )
    findings += problems
    findings += find_colliding_paths(_media_paths(results))
    head = written.head
    deck = Deck(
        id=head.deck,
        title=head.title,
        language=vocabulary.language,
        labels=head.labels or head.language,
        description=head.description,
        licence=head.licence,
        project=written.project,
        path=written.tables[0].place.path,
        sources={**vocabulary.sources, **_name_tables(vocabulary.tables)},
        types=vocabulary.types,
        entities=vocabulary.entities,
        sections=sections,
        facts=facts,
        quizzes=quizzes,
        ignored=ignored,
        drafts=tuple(_drafts(results)),
        styles=head.styles if vocabulary.styles.has_all(head.styles) else (),
    )
    return deck, tuple(findings)


def _name_tables(tables: Iterable[Source]) -> dict[str, Source]:
    """Return the tables of a deck by the names of their files; those of one file are numbered."""
    named: dict[str, Source] = {}
    for table in tables:
        number = sum(known.path == table.path for known in named.values()) + 1
        named[f"{table.path}#{number}" if number > 1 else table.path] = table
    return named


def _unique_facts(results: Iterable[FactResult]) -> Iterator[Fact]:
    facts: dict[str, Fact] = {}
    for result in results:
        if result.resolved.fact and not result.is_draft:
            facts.setdefault(result.resolved.fact.id, result.resolved.fact)
    return iter(facts.values())


def _drafts(results: Iterable[FactResult]) -> Iterator[Draft]:
    return (read_draft(result.node) for result in results if result.is_draft)


def find_unused_media(
    written: WrittenDeck, vocabulary: Vocabulary, results: Iterable[FactResult]
) -> Iterator[Finding]:
    """Yield `M08` for media files of the deck that no fact names."""
    used = (path for path, _ in _media_paths(results))
    return vocabulary.media.find_unused(written.head.deck, used, written.place("deck"))


def _media_paths(results: Iterable[FactResult]) -> Iterator[tuple[str, Place]]:
    return (path for result in results for path in result.resolved.media_paths)


def _ignored(
    written: WrittenDeck, vocabulary: Vocabulary
) -> tuple[tuple[Ignored, ...], tuple[Finding, ...]]:
    ignored: list[Ignored] = []
    findings: list[Finding] = []
    for step, entry in enumerate(written.head.ignore):
        node = node_at(written.tables[0], ["ignore", step])
        source, problems = resolve_source(entry.source, node, vocabulary)
        findings += problems
        spans = source.find(entry.quote) if source else None
        if source and spans:
            ignored.append(Ignored(source, spans, entry.reason))
        elif source:
            findings.append(find_misquote(source, node_at(node, ["quote"])))
    return tuple(ignored), tuple(findings)


def _sections(
    written: WrittenDeck, facts: Iterable[Fact], headings: Mapping[str, str]
) -> dict[str, str]:
    """Return the deck's headings by id. Without any, make them from the sections of its facts."""
    made = {fact.section: fact.section.replace("-", " ").capitalize() for fact in facts}
    made |= {id_: heading for id_, heading in headings.items() if id_ in made}
    return dict(written.head.sections) or {id_: title for id_, title in made.items() if id_}


def _placeholder(id_: str, written: Node) -> EntityEntry:
    """Return a stand-in for an invalid entity, so that its facts can be checked too."""
    name = node_at(written, ["name"])
    text = (isinstance(name, Scalar) and name.text) or ""
    return EntityEntry(name=text.strip() or id_.strip() or "nameless", ask="what")
