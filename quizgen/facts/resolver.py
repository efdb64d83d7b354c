"""From names to what bears them: entities, sources, sections, and the fields of a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, did_you_mean
from quizgen.facts.deck import EntityType, Fact
from quizgen.facts.evidence import strange_words
from quizgen.facts.fields import SPEAKER, FactEntry, FieldType, read_fact
from quizgen.facts.kinds import STATEMENT, Kind, KindFile
from quizgen.facts.media.media_files import MediaFiles
from quizgen.facts.sources import Source
from quizgen.facts.value_entries import EntityEntry, QuantityEntry, VerbEntry
from quizgen.facts.yaml_tree import Node, Scalar, Table, node_at, place_of
from quizgen.values.dates import PartialDate
from quizgen.values.entities import Entity, Value
from quizgen.values.texts import words_of

_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "we", "him", "her", "them", "his", "its", "their", "this", "these")
)
_PEOPLE = ("who", "whom")
"""How a type asks for people: there are not several of one, whatever noun he is asked for with."""
_NO_FACT = "a fact has keys with values", "begin it with “- id: …”, then its other keys below"


class Resolver:
    """Turns validated entries into values. What it cannot resolve it adds to `findings`.

    `broken_kinds` are kinds with findings of their own: facts of them are passed over in silence.
    """

    def __init__(
        self,
        types: Mapping[str, EntityType],
        sources: Mapping[str, Source],
        sections: Mapping[str, str],
        media: MediaFiles,
        broken_kinds: AbstractSet[str] = frozenset(),
    ) -> None:
        self.types = types
        self.sources = sources
        self.sections = sections
        self.media = media
        self.broken_kinds = broken_kinds
        self.entities: dict[str, Entity] = {}
        self.findings: list[Finding] = []

    def add_entity(self, id_: str, entry: EntityEntry, node: Node) -> None:
        """Make an entity of the deck known to the facts that come after.

        A pronoun among its aliases would vouch for it in every fact; one that is written in place
        speaks for its own fact alone.
        """
        self.entities[id_] = self._entity(id_, entry, node)
        for step, alias in enumerate(entry.aliases):
            if alias.casefold() in _PRONOUNS:
                message = f"the alias “{alias}” names nobody: it would vouch for anything"
                hint = "remove it, and say under `derived:` of each fact who or what is meant"
                place = place_of(node, ["aliases", step])
                self.findings.append(Finding(place, "G06", message, hint))

    def fact(self, kinds: Mapping[str, KindFile], node: Node) -> Fact | None:
        """Return a fact from what was written; None where it does not validate."""
        kind = self._kind(kinds, node)
        if kind is None:
            return None
        written, problems = read_fact(kind.kind.name, kind.kind.fields, node)
        self.findings += problems
        source = self.source(written.entry.source, node) if written else None
        if written is None or source is None:
            return None
        entry = written.entry
        self._check_names(entry, kind.kind, node)
        places = source.find_all(entry.quote)
        return Fact(
            id=entry.id,
            kind_file=kind,
            section=entry.section,
            source=source,
            quote=entry.quote,
            places=places,
            paragraph=source.paragraph_at(places[0][0][0]) if places else 0,
            according_to=self._speaker(entry.according_to, place_of(node, [SPEAKER])),
            values=dict(self._values(written.own, kind.kind, node)),
            derived=entry.derived,
            wording=entry.wording,
            without=entry.without,
            also_true=entry.also_true,
            allow=entry.allow,
            note=entry.note,
            media=self.media.media_of(entry.media, node),
            node=node,
        )

    def _kind(self, kinds: Mapping[str, KindFile], node: Node) -> KindFile | None:
        if not isinstance(node, Table):
            self.findings.append(Finding(node.place, "D03", *_NO_FACT))
            return None
        name = node.values.get("kind")
        hint = f"known here: {', '.join(kinds)}"
        if name is not None and not isinstance(name, Scalar):
            self.findings.append(Finding(name.place, "D03", "“kind” takes a text", hint))
            return None
        if name is None or not name.text:
            self.findings.append(Finding(node.place, "D01", "the key “kind” is missing", hint))
            return None
        if name.text not in kinds and name.text not in self.broken_kinds:
            self._unknown("kind", name.text, kinds, name.place)
        return kinds.get(name.text)

    def _entity(self, id_: str, entry: EntityEntry, node: Node) -> Entity:
        if entry.type and entry.type not in self.types:
            self._unknown("type", entry.type, self.types, place_of(node, ["type"]))
        known = self.types.get(entry.type)
        ask = entry.ask or (known.ask if known else "")
        if not ask and (known or not entry.type):
            message = f"nothing says how to ask for “{entry.name}”"
            hint = "give it a `type:` of the deck, or an `ask:` such as who, what, which weapon"
            self.findings.append(Finding(node.place, "D01", message, hint))
        self._check_origin(entry, node)
        entity = Entity(
            id_,
            entry.type,
            entry.name,
            ask,
            the=entry.the,
            aliases=entry.aliases,
            plural=entry.plural,
            is_plural=entry.number == "plural",
        )
        is_one_person = known and known.ask in _PEOPLE and not entry.plural
        return replace(entity, plural=entity.full_name) if is_one_person else entity

    def _check_origin(self, entry: EntityEntry, node: Node) -> None:
        """Find a name that no source shows: an alias in a quote would vouch for anything."""
        known = (words_of(entry.derived), *(one.words for one in self.sources.values()))
        if self.sources and (strange := list(strange_words(entry.name, known))):
            message = f"the name “{entry.name}” has {', '.join(strange)}, which no source shows"
            hint = "correct it, or say with a `derived:` of its own where it comes from"
            self.findings.append(Finding(place_of(node, ["name"]), "G06", message, hint))

    def source(self, name: str, node: Node) -> Source | None:
        """Return a source by its name, which may be left out where there is but one."""
        if not name and len(self.sources) == 1:
            return next(iter(self.sources.values()))
        if name not in self.sources and self.sources:
            self._unknown("source", name, self.sources, place_of(node, ["source"]))
        return self.sources.get(name)

    def _speaker(self, name: str, place: Place) -> Entity | None:
        if not name:  # an entity whose id is empty tells nothing
            return None
        if name in self.sources:
            return Entity(name, "", self.sources[name].cite, ask="which source", is_source=True)
        if name not in self.entities:
            known = (*self.entities, *self.sources)
            self._unknown("entity or source", name, known, place)
        return self.entities.get(name)

    def _check_names(self, entry: FactEntry, kind: Kind, node: Node) -> None:
        """Find what a fact names and neither its deck nor its kind has."""
        wanted = entry.section or not entry.draft
        if self.sections and wanted and entry.section not in self.sections:
            place = place_of(node, ["section"])
            self._unknown("section", entry.section, self.sections, place)
        fields = dict.fromkeys((*kind.fields, SPEAKER))
        for name in entry.derived:
            if name not in fields:
                place = place_of(node, ["derived", name], key=True)
                self._unknown("field", name, fields, place)
        for name in entry.wording:
            if name not in (*kind.questions, STATEMENT):
                place = place_of(node, ["wording", name], key=True)
                self._unknown("question", name, (*kind.questions, STATEMENT), place)
        for step, name in enumerate(entry.without):
            if name not in kind.without_names:
                place = place_of(node, ["without", step])
                self._unknown("question or style", name, kind.without_names, place)

    def _values(
        self, own: Mapping[str, Any], kind: Kind, node: Node
    ) -> Iterator[tuple[str, Value]]:
        for name, spec in kind.fields.items():
            written = own.get(name)
            if name == SPEAKER or (written is None and spec.default is None):
                continue
            if isinstance(written, tuple):
                members = (
                    self._value(spec.type, one, node, (name, step))
                    for step, one in enumerate(written)
                )
                yield name, tuple(one for one in members if isinstance(one, Entity))
                continue
            value = self._value(spec.type, written or spec.default, node, (name,))
            if value is not None:
                yield name, value

    def _value(
        self, type_: FieldType, written: object, node: Node, steps: tuple[str | int, ...]
    ) -> Value | None:
        match written:
            case QuantityEntry():
                return written.quantity()
            case VerbEntry():
                return written.verb()
            case PartialDate():
                return written
            case EntityEntry():
                return self._entity(".".join(map(str, steps)), written, node_at(node, steps))
        name = str(written)
        if type_ in (FieldType.ENTITY, FieldType.ENTITIES):
            if name not in self.entities:
                self._unknown("entity", name, self.entities, place_of(node, steps))
            return self.entities.get(name)
        return name

    def _unknown(self, what: str, name: str, known: Iterable[str], place: Place) -> None:
        message = f"no {what} “{name}” here" if name else f"the {what} is missing"
        hint = did_you_mean(name, known) or "the deck has none yet"
        self.findings.append(Finding(place, "D04", message, hint))
