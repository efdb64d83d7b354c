"""Resolve the values of a fact: entities by id, name or alias, lists, and values in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, join_words, suggest
from quizgen.facts.declared_entities import find_misspelt_type, make_entity
from quizgen.facts.evidence import find_unknown_names
from quizgen.facts.fields import LISTS, NAMED_LISTS, SPEAKER, FieldType, KindField
from quizgen.facts.ids import find_id_error
from quizgen.facts.kinds import Kind
from quizgen.facts.lists import make_members, name_member, name_region
from quizgen.facts.media.region_entries import RegionBox
from quizgen.facts.media.regions import Region
from quizgen.facts.name_checks import report_unknown
from quizgen.facts.plain_values import needs_declaration, read_region_name, read_words
from quizgen.facts.sources import Source
from quizgen.facts.value_entries import EntityEntry, QuantityEntry, VerbEntry
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.written_facts import WrittenFact
from quizgen.facts.yaml_tree import Node, node_at, place_of
from quizgen.values.entities import Entity, Member, Value, Verb
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity
from quizgen.values.texts import fold_case, words_of

_DECLARED = "declare it under `entities:`, with `name:` and `ask:`, and write its id"
_IN_PLACE = (
    "declare it under `entities:`, or, if only this fact needs it, write"
    " {name: …, ask: what} with a question phrase"
)


class ValueResolver:
    """A resolver of the names and values of one fact or entity. It collects their findings.

    `regions` are the regions of a fact's picture, by the ids of their members.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary, self.language = vocabulary, vocabulary.language
        self.findings: list[Finding] = []
        self.regions: dict[str, Region] = {}

    def entity(
        self, id_: str, entry: EntityEntry, node: Node, *, is_asked: bool = True, implied: str = ""
    ) -> Entity:
        """Return an entity from its entry; `D01` if it is asked for and has no question phrase.

        Without a type of its own, it has the `implied` one.
        """
        self.findings += find_misspelt_type(entry.type, self.vocabulary, place_of(node, ["type"]))
        entity = make_entity(id_, entry, self.vocabulary, implied=implied)
        if is_asked and not entity.ask:
            message = f"“{entry.name}” has no question phrase"
            hint = "give it a `type:` of the deck, or an `ask:` such as who, what, which weapon"
            self.findings.append(Finding(node.place, "D01", message, hint))
        self._check_origin(entry, node)
        return entity

    def source(self, name: str, node: Node) -> Source | None:
        """Return the source with a name, or None with `D04`."""
        sources = self.vocabulary.sources
        found = self.vocabulary.source(name)
        if found is None and sources:
            self.findings.append(
                report_unknown("source", name, sources, place_of(node, ["source"]))
            )
        return found

    def speaker(self, name: str, place: Place) -> Entity | None:
        """Return an entity or a source as a speaker; None if there is no name, or with `D04`."""
        if not name:
            return None
        entities, sources = self.vocabulary.entities, self.vocabulary.sources
        if name in sources:
            question = self.language.phrases.question_for_source
            return Entity(name, "", sources[name].cite, question, is_source=True)
        return self._find_entity("entity or source", name, (*entities, *sources), place)

    def values(self, fact: WrittenFact, kind: Kind, node: Node) -> Iterator[tuple[str, Value]]:
        """Yield the values of a fact by the fields of its kind, except for the speaker."""
        for name, spec in kind.fields.items():
            written = fact.own.get(name)
            if name == SPEAKER or (written is None and spec.default is None):
                continue
            if (spec.type in LISTS or isinstance(written, tuple)) and written is not None:
                is_placed = spec.type is FieldType.REGIONS
                found = self._place_members(name, written, node) if is_placed else None
                members = tuple(found or self._members(spec, name, written, node))
                is_single = spec.joint and len(members) == 1
                listed = make_members(members, fact.entry, spec.type)
                yield name, members[0].value if is_single else listed
                continue
            value = self._value(spec, written or spec.default, node, (name,))
            if value is not None:
                yield name, value

    def _members(self, field: KindField, name: str, written: Any, node: Node) -> Iterator[Member]:
        """Yield the members of a list; see `name_member` for their ids."""
        named = written.items() if isinstance(written, dict) else enumerate(written)
        for key, entry in named:
            value = self._value(field, entry, node, (name, key))
            if isinstance(value, Entity | str):
                yield Member(name_member(key, value, field.type, self.vocabulary), value)

    def _place_members(
        self, name: str, written: dict[str, RegionBox], node: Node
    ) -> Iterator[Member]:
        """Yield the regions of a picture as members: entities of the deck, or names in place."""
        for key, box in written.items():
            if self.vocabulary.find_entities(key):
                entity = self._find_entity("entity", key, (), place_of(node, (name, key), key=True))
            else:
                entity = read_region_name(key, self.vocabulary)
            if entity is None:
                continue
            id_ = name_region(entity)
            self._report_alike(key, self.regions.get(id_), place_of(node, (name, key), key=True))
            self.regions[id_] = Region(name, key, box)
            yield Member(id_, entity)

    def _report_alike(self, name: str, other: Region | None, place: Place) -> None:
        if other:
            message = f"the regions “{name}” and “{other.name}” have the same name"
            hint = "remove one, or tell them apart in words: “left kidney”, “right kidney”"
            self.findings.append(Finding(place, "D03", message, hint))

    def _value(
        self, field: KindField, written: object, node: Node, steps: tuple[str | int, ...]
    ) -> Value | None:
        match written:
            case QuantityEntry():
                return written.quantity(self.language)
            case VerbEntry():
                return written.verb(self.language)
            case PartialDate() | Quantity() | Verb():
                return written
            case EntityEntry():
                at, is_asked = node_at(node, steps), field.type not in NAMED_LISTS
                implied, id_ = field.entity_type, fold_case(written.name)
                return self.entity(id_, written, at, is_asked=is_asked, implied=implied)
        words = str(written)
        if needs_declaration(field, words, self.vocabulary):
            known = self.vocabulary.entities
            hint = _DECLARED if len(steps) > 1 else _IN_PLACE
            return self._find_entity("entity", words, known, place_of(node, steps), hint)
        return read_words(field, words, self.vocabulary)

    def _check_origin(self, entry: EntityEntry, node: Node) -> None:
        """Report a name that is in no source: an alias would hide that it is invented."""
        sources = (*self.vocabulary.sources.values(), *self.vocabulary.tables)
        known = (words_of(entry.derived), *(source.words for source in sources))
        if sources and (strange := list(find_unknown_names(entry.name, known, self.language))):
            words = join_words(strange)
            message = f"the name “{entry.name}” has {words}, which no source contains"
            hint = (
                f"correct the name, or give the entity a `derived:` that has {words} and says where"
                " it comes from"
            )
            self.findings.append(Finding(place_of(node, ["name"]), "G06", message, hint))

    def _find_entity(
        self, what: str, text: str, known: Iterable[str], place: Place, hint: str = _IN_PLACE
    ) -> Entity | None:
        """Return the entity with an id, a name or an alias, or report why not.

        `hint` says where an unknown one is written, if no known one is like it.
        """
        found = self.vocabulary.find_entities(text)
        if len(found) == 1:
            return found[0]
        if found:
            ids = " or ".join(entity.id for entity in found)
            message = f"“{text}” names {len(found)} entities"
            self.findings.append(Finding(place, "D04", message, f"write the id: {ids}"))
        elif find_id_error(text):
            names = (name for entity in self.vocabulary.entities.values() for name in entity.names)
            hint = suggest(text, names) or hint
            self.findings.append(Finding(place, "D04", f"unknown {what} “{text}”", hint))
        else:
            finding = report_unknown(what, text, known, place)
            hint = suggest(text, known) or hint
            self.findings.append(replace(finding, help=hint) if text else finding)
        return None
