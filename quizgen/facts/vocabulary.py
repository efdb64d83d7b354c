"""The vocabulary of a deck: everything that its facts can refer to by name."""

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
from quizgen.values.texts import WORD, fold_case, has_words, words_of


class Vocabulary(Struct, frozen=True, dict=True):
    """Everything in a deck that its facts can refer to by name.

    `broken_kinds` are kinds with errors in their files: their facts are skipped without a finding.
    `broken_entities` are entities with errors, which have stand-ins in `entities`.
    `tables` are the tables of the deck, each as a source.
    """

    language: Language
    kinds: Mapping[str, KindFile]
    types: Mapping[str, EntityType]
    sources: Mapping[str, Source]
    sections: Mapping[str, str]
    media: MediaFiles
    entities: Mapping[str, Entity] = {}
    broken_kinds: AbstractSet[str] = frozenset()
    broken_entities: AbstractSet[str] = frozenset()
    styles: StyleNames = StyleNames()
    tables: tuple[Source, ...] = ()

    def source(self, name: str) -> Source | None:
        """Return a source by its name, which may be empty if the deck has only one source."""
        if not name and len(self.sources) == 1:
            return next(iter(self.sources.values()))
        return self.sources.get(name)

    def entity_named(self, name: str) -> Entity | None:
        """Return the first entity with this name or alias, in any case, with or without “the”."""
        return next(iter(self._by_name.get(self._bare(name), ())), None)

    def find_entities(self, text: str) -> tuple[Entity, ...]:
        """Return the entity with this id, or else those with this name, or else this alias."""
        if text in self.entities:
            return (self.entities[text],)
        name = self._bare(text)
        found = self._by_name.get(name, ())
        return tuple(entity for entity in found if self._bare(entity.name) == name) or found

    def entities_in(self, text: str) -> tuple[Entity, ...]:
        """Return the entities that a text names, in any case."""
        words = words_of(text)
        known = (entity for word in words for entity in self._by_word.get(word, ()))
        return tuple(
            entity
            for entity in dict.fromkeys(known)
            if any(has_words(text, self._bare(name), same_case=False) for name in entity.names)
        )

    @cached_property
    def _by_word(self) -> dict[str, list[Entity]]:
        """The entities by the last word of each name: a quick test whether a text may name one."""
        found: dict[str, list[Entity]] = {}
        for entity in self.entities.values():
            for name in entity.names:
                for word in WORD.findall(self._bare(name))[-1:]:
                    found.setdefault(word, []).append(entity)
        return found

    @cached_property
    def _by_name(self) -> dict[str, tuple[Entity, ...]]:
        found: dict[str, tuple[Entity, ...]] = {}
        for entity in self.entities.values():
            for name in dict.fromkeys(map(self._bare, entity.names)):
                found[name] = (*found.get(name, ()), entity)
        return found

    def _bare(self, name: str) -> str:
        return fold_case(self.language.nouns.split_article(name)[1])
