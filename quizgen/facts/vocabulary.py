"""Everything in a deck that its facts can refer to by name."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from msgspec import Struct

from quizgen.facts.deck import EntityType
from quizgen.facts.deck_schema import StyleNames
from quizgen.facts.kinds import KindFile
from quizgen.facts.media.media_files import MediaFiles
from quizgen.facts.sources import Source
from quizgen.languages.language import Language
from quizgen.values.entities import Entity
from quizgen.values.texts import fold_case


class Vocabulary(Struct, frozen=True, dict=True):
    """Everything in a deck that its facts can refer to by name.

    `broken_kinds` are kinds with errors in their files: their facts are skipped without a finding.
    """

    language: Language
    kinds: Mapping[str, KindFile]
    types: Mapping[str, EntityType]
    sources: Mapping[str, Source]
    sections: Mapping[str, str]
    media: MediaFiles
    entities: Mapping[str, Entity] = {}
    broken_kinds: AbstractSet[str] = frozenset()
    styles: StyleNames = StyleNames()

    def source(self, name: str) -> Source | None:
        """Return a source by its name, which may be empty if the deck has only one source."""
        if not name and len(self.sources) == 1:
            return next(iter(self.sources.values()))
        return self.sources.get(name)

    def find_entities(self, text: str) -> tuple[Entity, ...]:
        """Return the entity with this id, or else those with this name, or else this alias."""
        if text in self.entities:
            return (self.entities[text],)
        name = fold_case(self.language.nouns.split_article(text)[1])
        by_name = self._by_name.get(name, ())
        return tuple(entity for entity in by_name if fold_case(entity.name) == name) or by_name

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Entity, ...]]:
        found: dict[str, tuple[Entity, ...]] = {}
        for entity in self.entities.values():
            for name in dict.fromkeys(map(fold_case, entity.names)):
                found[name] = (*found.get(name, ()), entity)
        return found
