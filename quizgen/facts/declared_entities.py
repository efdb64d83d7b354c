"""Make entities from their entries, with the question phrases of their types."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, suggest
from quizgen.facts.name_checks import report_unknown
from quizgen.facts.value_entries import EntityEntry, find_subtype
from quizgen.facts.vocabulary import Vocabulary
from quizgen.values.entities import Entity

MISSPELT = 0.8
"""The similarity from which on a type that the deck does not have is a misspelt one."""


def make_entity(id_: str, entry: EntityEntry, vocabulary: Vocabulary) -> Entity:
    """Return an entity from its entry. Its question phrase is empty without `ask` and `type`."""
    language, type_ = vocabulary.language, vocabulary.types.get(entry.type)
    of_type = type_.ask if type_ else language.phrases.question_for_type(entry.type)
    entity = Entity(
        id_,
        entry.type,
        entry.name,
        entry.ask or (of_type if entry.type else ""),
        the=entry.the,
        aliases=entry.aliases,
        plural=entry.plural,
        is_plural=entry.number == "plural",
        subtype=find_subtype(entry.ask, of_type, language) if entry.type else "",
        part_of=entry.part_of,
        group=entry.group,
    )
    people = language.phrases.questions_for_people
    if entry.type and of_type in people and not entry.plural:  # a person has no plural
        return replace(entity, plural=language.nouns.with_article(entity))
    return entity


def find_misspelt_type(type_: str, vocabulary: Vocabulary, place: Place) -> Iterator[Finding]:
    """Yield `D04` for a type that is almost one of the deck."""
    types = vocabulary.types
    if type_ and type_ not in types and suggest(type_, types, MISSPELT):
        yield report_unknown("type", type_, types, place)
