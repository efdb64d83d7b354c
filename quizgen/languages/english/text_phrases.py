"""English phrases of texts, with the forms that the templates of kinds use."""

from __future__ import annotations

from msgspec import Struct

from quizgen.languages.english.english_nouns import NOUNS
from quizgen.languages.english.english_plurals import is_plural
from quizgen.languages.english.english_sentences import SENTENCES
from quizgen.languages.phrases import Mark, unmarked


class EnglishTextPhrase(Struct, frozen=True):
    """A text, printed unchanged."""

    text: str
    mark: Mark = unmarked

    def __str__(self) -> str:
        return self.mark(self.text)

    @property
    def indefinite(self) -> str:
        """The text after its indefinite article: “a melting point”."""
        return f"{NOUNS.indefinite_article(self.text)} {self}"

    @property
    def quoted(self) -> str:
        """The text in quotation marks; those inside it become single."""
        return SENTENCES.quote(self.text, self.mark)

    @property
    def bare(self) -> str:
        """The text without “the” before it."""
        return NOUNS.split_article(self.text)[1]

    @property
    def be(self) -> str:
        """“Is” or “are”. A name in capitals is singular: “Mars is”."""
        noun = NOUNS.without_article(self.text)
        return "are" if noun[:1].islower() and is_plural(noun) else "is"
