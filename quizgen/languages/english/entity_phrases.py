"""English phrases of entities, with the forms that the templates of kinds use."""

from __future__ import annotations

from msgspec import Struct

from quizgen.diagnostics import join_words
from quizgen.languages.english.english_nouns import NOUNS, possessive, question_noun
from quizgen.languages.english.english_plurals import plural
from quizgen.languages.phrases import Mark, unmarked
from quizgen.values.entities import Entity


class EnglishEntityPhrase(Struct, frozen=True):
    """An entity: “the Korean People's Army”; one that shares a fact: “Watson and Crick”."""

    entity: Entity
    mark: Mark = unmarked

    def __str__(self) -> str:
        entities = self.entity.joint or (self.entity,)
        return self.mark(join_words([NOUNS.with_article(entity) for entity in entities]))

    @property
    def name(self) -> str:
        """The name without its article, as an option prints it."""
        return self.mark(self.entity.name)

    @property
    def asked(self) -> str:
        """The question phrase: “who”, “which weapon”; “who, together with James Watson,”."""
        if not self.entity.joint:
            return self.entity.ask
        others = [entity for entity in self.entity.joint if entity.id != self.entity.id]
        names = join_words([NOUNS.with_article(entity) for entity in others])
        return f"{self.entity.ask}, together with {names},"

    @property
    def noun(self) -> str:
        """The noun in its question phrase: “weapon”; empty for people."""
        return question_noun(self.entity)

    @property
    def plural(self) -> str:
        """The plural: “Saiga-12K shotguns”; for people, just the name."""
        name = NOUNS.with_article(self.entity)
        named = f"{self.entity.name} {plural(self.noun)}" if self.noun else name
        return self.mark(self.entity.plural or named)

    @property
    def is_proper(self) -> bool:
        """Whether it is a proper name: “the Alps”, but not “DNA” or “C4 plants”."""
        return self.entity.name[:1].isupper() and self.entity.name[1:2].islower()

    @property
    def possessive(self) -> str:
        """The possessive: “the Party’s”, “the United States’”."""
        name = NOUNS.with_article(self.entity)
        return self.mark(possessive(name, is_plural=self.entity.is_plural))

    @property
    def be(self) -> str:
        """“Is” or “are”."""
        return "are" if self._are_several else "is"

    @property
    def have(self) -> str:
        """“Has” or “have”."""
        return "have" if self._are_several else "has"

    @property
    def was(self) -> str:
        """“Was” or “were”."""
        return "were" if self._are_several else "was"

    @property
    def _are_several(self) -> bool:
        return self.entity.is_plural or bool(self.entity.joint)
