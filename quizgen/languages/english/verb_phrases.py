"""English verbs as templates print them."""

from __future__ import annotations

from msgspec import Struct

from quizgen.languages.english.english_nouns import NOUNS, question_noun
from quizgen.languages.english.english_plurals import is_plural
from quizgen.values.entities import Entity, Members, Value, Verb


class EnglishVerbPhrase(Struct, frozen=True):
    """A verb: “cleared”; in a question, “did … clear”. It agrees with its subject."""

    verb: Verb
    subject: Value | None = None

    def __str__(self) -> str:
        return self.past

    @property
    def past(self) -> str:
        """The verb as in a statement, in the tense of the fact."""
        return self._agreeing.past

    @property
    def aux(self) -> str:
        """The auxiliary, before the subject of a question."""
        return self._agreeing.auxiliary

    @property
    def main(self) -> str:
        """The main verb, after the subject of a question."""
        return self.verb.main

    @property
    def asked(self) -> str:
        """The verb after the question phrase of its subject: “who clears”, “which plants fix”."""
        is_plural = isinstance(self.subject, Entity) and _asks_for_several(self.subject)
        return self._plural.past if is_plural else self.verb.past

    @property
    def singular(self) -> str:
        """The verb with a singular subject: “which of these clears”."""
        return self.verb.past

    @property
    def _agreeing(self) -> Verb:
        return self._plural if _is_plural(self.subject) else self.verb

    @property
    def _plural(self) -> Verb:
        return self.verb.plural or self.verb


def _is_plural(subject: Value | None) -> bool:
    match subject:
        case Entity():
            return subject.is_plural or bool(subject.joint)
        case str():
            return is_plural(NOUNS.without_article(subject))
    return isinstance(subject, Members) and len(subject.members) > 1


def _asks_for_several(entity: Entity) -> bool:
    """Return whether the question phrase of an entity is a plural: “which plants”."""
    return entity.is_plural and is_plural(question_noun(entity))
