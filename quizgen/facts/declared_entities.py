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


def make_entity(
    id_: str, entry: EntityEntry, vocabulary: Vocabulary, *, implied: str = ""
) -> Entity:
    """Return an entity from its entry. Without a type of its own, it has the `implied` one.

    Its question phrase is empty without `ask` and any type.
    """
    language, types, name = vocabulary.language, vocabulary.types, entry.type or implied
    phrases = language.phrases
    of_unknown = phrases.question_for_type(name) if entry.type else phrases.question_for_thing
    of_type = types[name].ask if name in types else of_unknown
    entity = Entity(
        id_,
        name,
        entry.name,
        entry.ask or (of_type if name else ""),
        the=entry.the,
        aliases=entry.aliases,
        plural=entry.plural,
        is_plural=entry.number == "plural",
        subtype=find_subtype(entry.ask, of_type, language) if name else "",
        part_of=entry.part_of,
        group=entry.group,
    )
    people = phrases.questions_for_people
    if name and of_type in people and not entry.plural:  # a person has no plural
        return replace(entity, plural=language.nouns.with_article(entity))
    return entity


def find_misspelt_type(type_: str, vocabulary: Vocabulary, place: Place) -> Iterator[Finding]:
    """Yield `D04` for a type that is almost one of the deck."""
    types = vocabulary.types
    if type_ and type_ not in types and suggest(type_, types, MISSPELT):
        yield report_unknown("type", type_, types, place)
