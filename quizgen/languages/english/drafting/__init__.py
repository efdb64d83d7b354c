"""English drafting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.languages.drafting import Drafting, Person, SentenceDrafts
from quizgen.languages.english.drafting.article_drafts import draft_article
from quizgen.languages.english.drafting.known_names import read_names
from quizgen.languages.english.drafting.prompt_texts import PROMPT_TEXTS


class _EnglishDrafting(Drafting):
    unnamed_source = "an article"
    prompt = PROMPT_TEXTS

    def draft_article(self, title: str, sentences: Sequence[str]) -> Iterator[SentenceDrafts]:
        return draft_article(title, sentences)

    def find_people(self, sentences: Sequence[str]) -> Sequence[Person]:
        people = read_names(sentences).people
        full = dict.fromkeys(people.values())
        return [
            Person(name, tuple(other for other, whole in people.items() if whole == name != other))
            for name in full
        ]


DRAFTING = _EnglishDrafting()
