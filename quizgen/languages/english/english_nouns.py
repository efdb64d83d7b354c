"""English nouns: articles, possessives, and how names are sorted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from quizgen.languages.english.english_plurals import (
    PERCENT,
    irregular_plural,
    is_plural,
    plural,
    singular,
)
from quizgen.languages.nouns import Nouns
from quizgen.values.entities import Entity

QUESTION_WORD = re.compile(r"^.*?\b(which|what|whose|who|whom)\b ?")
"""The start of a question phrase, up to its noun: “in which ”."""
_ARTICLE = re.compile(r"(?:an?|the) ", re.IGNORECASE)

_VOWEL = re.compile(
    r"(?!uni(?![mn])|us(?:e|u|age)|ur(?:e[at]|an)|ut[ei]|eu|ewe|one\b|once\b)[aeiou]"
    r"|hour|hono|heir|honest",
    re.IGNORECASE,
)
"""The start of a word that begins with a vowel in speech: “an hour”, “a unit”."""
_LONG = 5
"""Minimum length of a word whose last two letters may differ: metre and meter, city and cities."""


class _EnglishNouns(Nouns):
    articles = ("the", "a", "an")
    indefinite_articles = ("a", "an")
    percent = PERCENT
    percent_signs: Mapping[str, str] = MappingProxyType({"%": PERCENT, "per cent": PERCENT})

    def plural(self, noun: str) -> str:
        return plural(noun)

    def irregular_plural(self, noun: str) -> str:
        return irregular_plural(noun)

    def singular(self, plural: str) -> str:
        return singular(plural)

    def is_plural(self, name: str) -> bool:
        return name.rpartition(" ")[2].islower() and is_plural(name)

    def stem(self, word: str) -> str:
        """Return the start of a word that its plural and its American spelling share."""
        return word[:-2] if len(word) >= _LONG else word.removesuffix("y")

    def looks_plural(self, word: str) -> bool:
        return word.endswith("s")

    def with_article(self, entity: Entity) -> str:
        if entity.indefinite:
            return f"{self.indefinite_article(entity.name)} {entity.name}"
        return f"the {entity.name}" if entity.the else entity.name

    def split_article(self, name: str) -> tuple[bool, str]:
        without = name.removeprefix("the ")
        return without != name, without

    def without_article(self, name: str) -> str:
        article, _, rest = name.partition(" ")
        return rest if rest and article in self.articles else name

    def starts_with_article(self, text: str) -> bool:
        return bool(_ARTICLE.match(text))

    def article_fits(self, article: str, name: str) -> bool:
        return bool(_VOWEL.match(name)) == (article.lower() == "an")

    def indefinite_article(self, name: str) -> str:
        """Return the indefinite article before a name: “an” before a vowel."""
        return "an" if _VOWEL.match(name) else "a"

    def sort_key(self, name: str) -> str:
        """Return a name in lower case without its article and accents."""
        letters = unicodedata.normalize("NFKD", self.without_article(name.casefold()))
        return "".join(char for char in letters if not unicodedata.combining(char))


def question_noun(entity: Entity) -> str:
    """Return the noun in the question phrase of an entity: “weapon”; empty for people."""
    return QUESTION_WORD.sub("", entity.ask)


def possessive(name: str, *, is_plural: bool = False) -> str:
    """Return a name's possessive: a plural in s takes only the apostrophe."""
    return f"{name}’" if is_plural and name.endswith("s") else f"{name}’s"


NOUNS = _EnglishNouns()
