"""English drafting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from quizgen.languages.drafting import Candidate, Drafting, Name
from quizgen.languages.english.drafting import sentence_patterns
from quizgen.languages.english.drafting.prompt_texts import PROMPT_TEXTS
from quizgen.languages.english.drafting.sentence_grammar import PROPER
from quizgen.languages.english.english_dates import MONTHS

_NOT_NAMES = frozenset((
    "a", "all", "an", "and", "as", "at", "both", "but", "by", "each", "for", "from", "he", "her",
    "his", "how", "if", "in", "it", "its", "many", "most", "much", "my", "no", "of", "on", "one",
    "our", "several", "she", "some", "that", "the", "their", "then", "there", "these", "they",
    "this", "those", "to", "under", "we", "what", "when", "where", "which", "while", "who", "with",
    "you", "your",
))  # fmt: skip
_NAME = re.compile(rf"(?<![\w’'-]){PROPER}")


class _EnglishDrafting(Drafting):
    patterns = sentence_patterns.PATTERNS
    question_for_anything = sentence_patterns.WHO_OR_WHAT
    unnamed_source = "an article"
    prompt = PROMPT_TEXTS

    def read_statements(self, sentence: str) -> Iterator[Candidate]:
        return sentence_patterns.read_statements(sentence)

    def find_names(self, sentence: str) -> Iterator[str]:
        """Yield the proper names in a sentence.

        A single word at the start has its capital from its position, and does not count.
        """
        for found in _NAME.finditer(sentence):
            name = found[0].removesuffix("’s").removesuffix("'s")
            if self.is_name(name) and (found.start() or " " in name):
                yield name

    def is_name(self, text: str) -> bool:
        words = text.split(" ")
        dated = any(word in MONTHS or word in ("BC", "AD") for word in words)
        return words[0].lower() not in _NOT_NAMES and not dated and not text.endswith(("’s", "'s"))

    def as_written(self, name: Name, text: str, paragraphs: Sequence[str]) -> Name:
        capitalized, small = name.text, name.text.lower()
        if capitalized.isalpha() and re.search(rf"\b{small}\b", text):
            inside = re.search(rf"[\w,;’] {capitalized}\b", "\n".join(paragraphs))
            return name if inside else replace(name, text=small)
        articles = re.findall(rf"(?<!\w)([Tt]he )?{re.escape(capitalized)}(?!\w)", text)
        return replace(name, the=name.the or (bool(articles) and all(articles)))

    def is_adjective(self, name: str, text: str) -> bool:
        """Return whether a text has a name only after an article and before another word."""
        before = re.findall(rf"(?:\b(an?|the) )?(?<!\w){re.escape(name)} ", text)
        return any(article in ("a", "an") for article in before) and all(before)


DRAFTING = _EnglishDrafting()
