"""English nouns: articles, plurals, possessives."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from quizgen.languages.nouns import Nouns
from quizgen.values.entities import Entity

_IRREGULAR_PLURALS = {
    "person": "people", "people": "people", "man": "men", "woman": "women", "child": "children",
    "foot": "feet", "tooth": "teeth", "half": "halves", "life": "lives", "loaf": "loaves",
    "mouse": "mice", "goose": "geese", "ox": "oxen", "series": "series", "species": "species",
    "aircraft": "aircraft", "spacecraft": "spacecraft", "sheep": "sheep", "fish": "fish",
}  # fmt: skip
_IRREGULAR = re.compile(rf"(?<![^ -])(?:{'|'.join(_IRREGULAR_PLURALS)})$")
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
"""How regular plurals end, and their singulars."""
_HEAD = re.compile(r" (?:an?|in|of|per|to) ")
"""What follows the head of a noun phrase."""
_SYMBOL = re.compile(
    r"[°µμΩ%].*|[kMGTmcdhnp]?(?:g|m|s|l|L|Hz|W|Wh|V|A|J|N|Pa|K|eV|mol|cd|lx|lm|B|Sv|Bq|Gy)"
    r"|.*[²³/·^⁻].*|min|ha|au|AU|pH|dB|pp[mb]|ATP|ADP|NADP?H?|DNA|RNA|GDP|CO2|kcal|rpm|mph"
)
"""Symbols and abbreviations, which have no plural: 5 kg, 36 ATP."""
_ARTICLE = re.compile(r"(?:an?|the) ", re.IGNORECASE)

_LONG = 5
"""Minimum length of a word whose last two letters may differ: metre and meter, city and cities."""

PERCENT = "percent"


class _EnglishNouns(Nouns):
    articles = ("the", "a", "an")
    indefinite_articles = ("a", "an")
    percent = PERCENT
    percent_signs: Mapping[str, str] = MappingProxyType({"%": PERCENT, "per cent": PERCENT})

    def plural(self, noun: str) -> str:
        return plural(noun)

    def irregular_plural(self, noun: str) -> str:
        found = _IRREGULAR.search(noun)
        return noun[: found.start()] + _IRREGULAR_PLURALS[found[0]] if found else ""

    def singular(self, plural: str) -> str:
        head, of, rest = plural.partition(" of ")
        for ending, instead in _ENDINGS:
            noun = head.removesuffix(ending) + instead + of + rest
            if head.endswith(ending) and self.plural(noun) == plural:
                return noun
        return plural if self.plural(plural) == plural else ""

    def stem(self, word: str) -> str:
        """Return the start of a word that its plural and its American spelling share."""
        return word[:-2] if len(word) >= _LONG else word.removesuffix("y")

    def looks_plural(self, word: str) -> bool:
        return word.endswith("s")

    def with_article(self, entity: Entity) -> str:
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
        return (name[:1].lower() in "aeiou") == (article.lower() == "an")

    def sort_key(self, name: str) -> str:
        """Return a name in lower case without its article and accents."""
        letters = unicodedata.normalize("NFKD", self.without_article(name.casefold()))
        return "".join(char for char in letters if not unicodedata.combining(char))


@lru_cache(maxsize=1024)
def plural(noun: str) -> str:
    """Return the plural of a noun or noun phrase; only common irregular nouns are known.

    The last word of the head is inflected: “mine clearance experts”, but “millimoles per litre”,
    “barrels of oil” and “calories a day”. “Percent” and symbols have no plural.
    """
    if found := _HEAD.search(noun):
        return plural(noun[: found.start()]) + noun[found.start() :]
    if not noun or noun == PERCENT or _SYMBOL.fullmatch(noun):
        return noun
    if irregular := NOUNS.irregular_plural(noun):
        return irregular
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    return re.sub(r"([^aeiou])y$", r"\1ie", noun) + "s"


def possessive(name: str, *, is_plural: bool = False) -> str:
    """Return a name's possessive: a plural in s takes only the apostrophe."""
    return f"{name}’" if is_plural and name.endswith("s") else f"{name}’s"


NOUNS = _EnglishNouns()
