"""English lists: “A, B and C”, with the forms that the templates of kinds use."""

from __future__ import annotations

from msgspec import Struct

from quizgen.diagnostics import join_words
from quizgen.languages.english.english_sentences import SENTENCES
from quizgen.languages.phrases import Mark, Phrase, Phrases, unmarked
from quizgen.values.entities import Members


class ListPhrase(Struct, frozen=True):
    """A list. `mark` is applied to the member with the id `marked`."""

    value: Members
    phrases: Phrases
    marked: str = ""
    mark: Mark = unmarked

    def __str__(self) -> str:
        return join_words(list(map(str, self._members)))

    @property
    def plural(self) -> str:
        """The plural of each entity; other members as they are."""
        return join_words(
            [getattr(member, "plural", "") or str(member) for member in self._members]
        )

    @property
    def be(self) -> str:
        """“Are”."""
        return "are"

    @property
    def count(self) -> str:
        """The number of members in words: “three”."""
        return SENTENCES.count(self.size)

    @property
    def size(self) -> int:
        """The number of members."""
        return len(self.value.members)

    @property
    def first(self) -> str:
        """The first member."""
        return str(self._members[0])

    @property
    def is_cycle(self) -> bool:
        """Whether the first step follows the last one."""
        return self.value.is_cycle

    @property
    def is_open(self) -> bool:
        """Whether the members are examples."""
        return self.value.is_open

    @property
    def _members(self) -> list[Phrase]:
        return [
            self.phrases.member(member, self.mark if member.id == self.marked else unmarked)
            for member in self.value.members
        ]
