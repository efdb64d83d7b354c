"""Resolve a fact as written: look up its kind, source, section and entities.

`resolve_fact` depends on one fact and on the vocabulary of its deck alone, so that a changed fact
can be resolved again without the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, join_words, suggest
from quizgen.facts.deck import Fact
from quizgen.facts.evidence import find_unknown_names
from quizgen.facts.fields import (
    LISTS,
    NAMED_LISTS,
    SPEAKER,
    FactEntry,
    KindFactEntry,
    KindField,
    SentenceFactEntry,
    WrittenFact,
    read_fact,
)
from quizgen.facts.ids import find_id_error
from quizgen.facts.kinds import Kind, KindFile
from quizgen.facts.lists import check_lists, make_members, name_member
from quizgen.facts.media.media_files import NamedMedia
from quizgen.facts.name_checks import check_distractors, check_names, find_kind, report_unknown
from quizgen.facts.plain_values import needs_declaration, read_words
from quizgen.facts.sentence_facts import (
    find_unknown_answers,
    find_unquoted,
    is_sentence_fact,
    read_sentence,
)
from quizgen.facts.sentence_lists import check_list_question
from quizgen.facts.sources import Source
from quizgen.facts.validation import validate
from quizgen.facts.value_entries import EntityEntry, QuantityEntry, VerbEntry, find_subtype
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Node, Table, node_at, place_of
from quizgen.values.entities import Entity, Member, Value, Verb
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity
from quizgen.values.rounding import round_value
from quizgen.values.texts import fold_case, words_of

MISSPELT = 0.8
"""The similarity from which on a type that the deck does not have is a misspelt one."""
_IN_PLACE = (
    "declare it under `entities:`, or, if only this fact needs it, write"
    " {name: …, ask: what} with a question phrase"
)


class ResolvedFact(Struct, frozen=True):
    """A fact with its findings. `fact` is None if the fact is not valid.

    `media_paths` are all paths under its `media:`, usable or not, with their places.
    """

    fact: Fact | None
    findings: tuple[Finding, ...] = ()
    media_paths: tuple[tuple[str, Place], ...] = ()


def resolve_entity(
    id_: str, entry: EntityEntry, node: Node, vocabulary: Vocabulary
) -> tuple[Entity, tuple[Finding, ...]]:
    """Resolve an entry of `entities:`.

    `D01` no question phrase, `D04` an unknown type, `G06` a name that is in no source, or an alias
    that is a pronoun: it would match every quote.
    """
    resolving = _Resolving(vocabulary)
    entity = resolving.entity(id_, entry, node)
    for step, alias in enumerate(entry.aliases):
        if alias.casefold() in vocabulary.language.grounding.pronouns:
            message = f"the alias “{alias}” is a pronoun, which any quote may contain"
            hint = "remove it; in each fact, say under `derived:` what the pronoun refers to"
            resolving.findings.append(
                Finding(place_of(node, ["aliases", step]), "G06", message, hint)
            )
    return entity, tuple(resolving.findings)


def resolve_source(
    name: str, node: Node, vocabulary: Vocabulary
) -> tuple[Source | None, tuple[Finding, ...]]:
    """Return a source by its name, or None with `D04` if the deck has no source of that name."""
    resolving = _Resolving(vocabulary)
    return resolving.source(name, node), tuple(resolving.findings)


def resolve_fact(vocabulary: Vocabulary, node: Node) -> ResolvedFact:
    """Resolve a fact as written.

    `D01`-`D03` come from validation, `D04` is an unknown name, `M01`-`M07` come from media.
    """
    resolving = _Resolving(vocabulary)
    fact = resolving.fact(node)
    named = resolving.media
    return ResolvedFact(fact, (*resolving.findings, *named.findings), named.paths)


class _Resolving:
    """The state of resolving one fact or entity: the findings so far."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary, self.language = vocabulary, vocabulary.language
        self.findings: list[Finding] = []
        self.media = NamedMedia()

    def fact(self, node: Node) -> Fact | None:
        if is_sentence_fact(node):
            return self._sentence_fact(node)
        kind, problems = find_kind(node, self.vocabulary)
        self.findings += problems
        if kind is None:
            return None
        written, problems = read_fact(kind.kind.name, kind.kind.fields, node, self.language)
        self.findings += problems
        if written is None:
            return None
        self.findings += check_distractors(written, kind.kind, node)
        values = dict(self._values(written, kind.kind, node))
        self.findings += check_lists(written.entry, values, node)
        return self._make_fact(written.entry, kind, values, node)

    def _sentence_fact(self, node: Table) -> Fact | None:
        unquoted = tuple(find_unquoted(node))
        entry, problems = (None, unquoted) if unquoted else validate(SentenceFactEntry, node)
        self.findings += problems
        if entry is None:
            return None
        self.findings += find_unknown_answers(entry, node)
        sentence = read_sentence(entry, node, self.vocabulary)
        self.findings += check_lists(entry, sentence.values, node)
        self.findings += check_list_question(entry, sentence.values, node, self.language)
        fact = self._make_fact(entry, sentence.kind_file, sentence.values, node)
        return replace(fact, shown=sentence.shown) if fact else None

    def _make_fact(
        self, entry: FactEntry, kind: KindFile, values: Mapping[str, Value], node: Node
    ) -> Fact | None:
        """Return a fact of a kind with its values; None if its source is unknown."""
        source = self.source(entry.source, node)
        if source is None:
            return None
        self.findings += check_names(entry, kind.kind, self.vocabulary, node)
        places = source.find_all(entry.quote)
        self.media = self.vocabulary.media.media_of(entry.media, node)
        return Fact(
            id=entry.id,
            kind_file=kind,
            section=entry.section,
            source=source,
            quote=entry.quote,
            places=places,
            paragraph=source.paragraph_at(places[0][0][0]) if places else 0,
            according_to=self._speaker(entry.according_to, place_of(node, [SPEAKER])),
            values=values,
            derived=entry.derived,
            wording=entry.wording if isinstance(entry, KindFactEntry) else {},
            without=entry.without,
            also_true=entry.also_true,
            allow=entry.allow,
            note=entry.note,
            media=self.media.media,
            node=node,
            distractors=_by_field(entry.distractors),
            ask_rounded=self._rounding(entry, values, node),
        )

    def _rounding(self, entry: FactEntry, values: Mapping[str, Value], node: Node) -> int:
        """Return the number of digits for questions; `D03` if the fact has no number to round."""
        digits, hedge = entry.ask_rounded, self.language.numbers.about
        if digits and all(round_value(value, digits, hedge) is value for value in values.values()):
            message = "rounding changes no number of the fact"
            hint = "remove `ask_rounded`, or give a smaller number of digits"
            place = place_of(node, ["ask_rounded"])
            self.findings.append(Finding(place, "D03", message, hint))
        return digits

    def entity(
        self, id_: str, entry: EntityEntry, node: Node, *, is_asked: bool = True, implied: str = ""
    ) -> Entity:
        """Return an entity as written. Without a type of its own, it has the `implied` one."""
        types, phrases = self.vocabulary.types, self.language.phrases
        if entry.type and entry.type not in types and suggest(entry.type, types, MISSPELT):
            self.findings.append(
                report_unknown("type", entry.type, types, place_of(node, ["type"]))
            )
        name = entry.type or implied
        of_unknown = phrases.question_for_type(name) if entry.type else phrases.question_for_thing
        of_type = types[name].ask if name in types else of_unknown
        ask = entry.ask or (of_type if name else "")
        if not ask and is_asked:
            message = f"“{entry.name}” has no question phrase"
            hint = "give it a `type:` of the deck, or an `ask:` such as who, what, which weapon"
            self.findings.append(Finding(node.place, "D01", message, hint))
        self._check_origin(entry, node)
        entity = Entity(
            id_,
            name,
            entry.name,
            ask,
            the=entry.the,
            aliases=entry.aliases,
            plural=entry.plural,
            is_plural=entry.number == "plural",
            subtype=find_subtype(entry.ask, of_type, self.language) if name else "",
            part_of=entry.part_of,
            group=entry.group,
        )
        people = phrases.questions_for_people
        if name and of_type in people and not entry.plural:  # a person has no plural
            return replace(entity, plural=self.language.nouns.with_article(entity))
        return entity

    def source(self, name: str, node: Node) -> Source | None:
        sources = self.vocabulary.sources
        found = self.vocabulary.source(name)
        if found is None and sources:
            self.findings.append(
                report_unknown("source", name, sources, place_of(node, ["source"]))
            )
        return found

    def _check_origin(self, entry: EntityEntry, node: Node) -> None:
        """Report a name that is in no source: an alias would hide that it is invented."""
        sources = self.vocabulary.sources.values()
        known = (words_of(entry.derived), *(source.words for source in sources))
        if sources and (strange := list(find_unknown_names(entry.name, known, self.language))):
            message = f"the name “{entry.name}” has {join_words(strange)}, which no source contains"
            hint = "correct the name, or give the entity a `derived:` that says where it comes from"
            self.findings.append(Finding(place_of(node, ["name"]), "G06", message, hint))

    def _speaker(self, name: str, place: Place) -> Entity | None:
        if not name:
            return None
        entities, sources = self.vocabulary.entities, self.vocabulary.sources
        if name in sources:
            question = self.language.phrases.question_for_source
            return Entity(name, "", sources[name].cite, question, is_source=True)
        return self._find_entity("entity or source", name, (*entities, *sources), place)

    def _values(self, fact: WrittenFact, kind: Kind, node: Node) -> Iterator[tuple[str, Value]]:
        for name, spec in kind.fields.items():
            written = fact.own.get(name)
            if name == SPEAKER or (written is None and spec.default is None):
                continue
            if (spec.type in LISTS or isinstance(written, tuple)) and written is not None:
                members = tuple(self._members(spec, name, written, node))
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
            return self._find_entity("entity", words, known, place_of(node, steps))
        return read_words(field, words, self.vocabulary)

    def _find_entity(
        self, what: str, text: str, known: Iterable[str], place: Place
    ) -> Entity | None:
        """Return the entity with an id, a name or an alias, or report why not."""
        found = self.vocabulary.find_entities(text)
        if len(found) == 1:
            return found[0]
        if found:
            ids = " or ".join(entity.id for entity in found)
            message = f"“{text}” names {len(found)} entities"
            self.findings.append(Finding(place, "D04", message, f"write the id: {ids}"))
        elif find_id_error(text):
            names = (name for entity in self.vocabulary.entities.values() for name in entity.names)
            hint = suggest(text, names) or _IN_PLACE
            self.findings.append(Finding(place, "D04", f"unknown {what} “{text}”", hint))
        else:
            self.findings.append(report_unknown(what, text, known, place))
        return None


def _by_field(
    distractors: tuple[str, ...] | Mapping[str, tuple[str, ...]],
) -> Mapping[str, tuple[str, ...]]:
    """Return the author's distractors by field or list member; a plain list is under ""."""
    if isinstance(distractors, tuple):
        return {"": distractors} if distractors else {}
    return distractors
