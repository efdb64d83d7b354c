"""English drafting."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.languages.drafting import ArticleDrafts, Drafting
from quizgen.languages.english.drafting.prompt_texts import PROMPT_TEXTS


class _EnglishDrafting(Drafting):
    unnamed_source = "an article"
    prompt = PROMPT_TEXTS

    def draft_article(self, title: str, sentences: Sequence[str]) -> ArticleDrafts:
        from quizgen.languages.english.drafting.article_drafts import draft_article

        return draft_article(title, sentences)


DRAFTING = _EnglishDrafting()
