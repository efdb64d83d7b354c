"""Resolve a fact as written: look up its kind, source, section and entities.

`resolve_fact` depends on one fact and on the vocabulary of its deck alone, so that a changed fact
can be resolved again without the others.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place
from quizgen.facts.deck import Fact
from quizgen.facts.fields import PICTURE, SPEAKER, FactEntry, KindFactEntry, SentenceFactEntry
from quizgen.facts.kinds import KindFile
from quizgen.facts.lists import check_lists
from quizgen.facts.media.media_files import NamedMedia
from quizgen.facts.media.media_values import MediaEntry
from quizgen.facts.media.regions import place_regions
from quizgen.facts.name_checks import check_distractors, check_names, find_kind
from quizgen.facts.sentence_facts import (
    find_unknown_answers,
    find_unquoted,
    is_sentence_fact,
    name_hints,
    read_sentence,
)
from quizgen.facts.sentence_lists import check_list_question
from quizgen.facts.sources import Source
from quizgen.facts.validation import validate
from quizgen.facts.value_entries import EntityEntry
from quizgen.facts.value_resolver import ValueResolver
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.written_facts import validate_fact
from quizgen.facts.yaml_tree import Node, Table, place_of
from quizgen.values.entities import Entity, Value
from quizgen.values.rounding import round_value


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
    resolver = ValueResolver(vocabulary)
    entity = resolver.entity(id_, entry, node)
    for step, alias in enumerate(entry.aliases):
        if alias.casefold() in vocabulary.language.grounding.pronouns:
            message = f"the alias “{alias}” is a pronoun, which any quote may contain"
            hint = "remove it; in each fact, say under `derived:` what the pronoun refers to"
            place = place_of(node, ["aliases", step])
            resolver.findings.append(Finding(place, "G06", message, hint))
    return entity, tuple(resolver.findings)


def resolve_source(
    name: str, node: Node, vocabulary: Vocabulary
) -> tuple[Source | None, tuple[Finding, ...]]:
    """Return a source by its name, or None with `D04` if the deck has no source of that name."""
    resolver = ValueResolver(vocabulary)
    return resolver.source(name, node), tuple(resolver.findings)


def resolve_fact(vocabulary: Vocabulary, node: Node, table: Source | None = None) -> ResolvedFact:
    """Resolve a fact as written, or a row of a table, which is its own source.

    `D01`-`D03` come from validation, `D04` is an unknown name, `M01`-`M07` come from media.
    """
    resolving = _Resolving(vocabulary, table)
    fact = resolving.fact(node)
    named = resolving.media
    return ResolvedFact(fact, (*resolving.findings, *named.findings), named.paths)


class _Resolving:
    """The state of resolving one fact: the findings and media so far."""

    def __init__(self, vocabulary: Vocabulary, table: Source | None = None) -> None:
        self.vocabulary, self.language = vocabulary, vocabulary.language
        self.table, self.resolver = table, ValueResolver(vocabulary)
        self.findings, self.media = self.resolver.findings, NamedMedia()

    def fact(self, node: Node) -> Fact | None:
        if is_sentence_fact(node):
            return self._sentence_fact(node)
        kind, problems = find_kind(node, self.vocabulary)
        self.findings += problems
        if kind is None:
            return None
        written, problems = validate_fact(kind.kind.name, kind.kind.fields, node, self.language)
        self.findings += problems
        if written is None:
            return None
        self.findings += check_distractors(written, kind.kind, node)
        values = dict(self.resolver.values(written, kind.kind, node))
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
        if fact and PICTURE in sentence.kind_file.kind.questions and not self.table:
            self._check_picture(fact, entry, node)
        return replace(fact, shown=sentence.shown) if fact else None

    def _check_picture(self, fact: Fact, entry: FactEntry, node: Node) -> None:
        """Report `D04` for a question about a picture that the fact does not have."""
        if fact.picture is None and len(fact.media) == len(entry.media):
            message = "“ask” has a question for the picture, but the fact has none"
            hint = f"add `media:` with a picture: {MediaEntry.example}"
            place = place_of(node, ["ask", PICTURE], key=True)
            self.findings.append(Finding(place, "D04", message, hint))

    def _make_fact(
        self, entry: FactEntry, kind: KindFile, values: Mapping[str, Value], node: Node
    ) -> Fact | None:
        """Return a fact of a kind with its values; None if its source is unknown."""
        source = self.table or self.resolver.source(entry.source, node)
        if source is None:
            return None
        self.findings += check_names(entry, kind.kind, self.vocabulary, node)
        quote = "" if self.table else entry.quote
        places = source.find_all(quote) if quote else ()
        self.media = self.vocabulary.media.media_of(entry.media, node)
        project, placed = self.vocabulary.media.project, self.resolver.regions
        regions, problems = place_regions(placed, self.media, project, node, outlined=entry.outline)
        self.findings += problems
        return Fact(
            id=entry.id,
            kind_file=kind,
            section=entry.section,
            source=source,
            quote=quote,
            places=places,
            paragraph=source.paragraph_at(places[0][0][0]) if places else 0,
            according_to=self.resolver.speaker(entry.according_to, place_of(node, [SPEAKER])),
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
            tags=entry.tags,
            group=entry.group,
            hints=name_hints(entry),
            guid=entry.guid,
            cards=entry.cards,
            regions=regions,
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


def _by_field(
    distractors: tuple[str, ...] | Mapping[str, tuple[str, ...]],
) -> Mapping[str, tuple[str, ...]]:
    """Return the author's distractors by field or list member; a plain list is under ""."""
    if isinstance(distractors, tuple):
        return {"": distractors} if distractors else {}
    return distractors
