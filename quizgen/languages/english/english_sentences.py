"""English sentences: quotation marks, attribution, and the finish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quizgen.languages.english.english_comparisons import compares
from quizgen.languages.english.english_dates import DATES, MONTHS, preposition_of
from quizgen.languages.english.english_nouns import NOUNS
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.phrases import OPEN, Mark, unmarked
from quizgen.languages.sentence_breaks import SentenceBreaks
from quizgen.languages.sentences import Sentences
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate
from quizgen.values.texts import collapse

_OPENERS = frozenset((
    "a", "according", "after", "all", "although", "among", "an", "as", "at", "because", "before",
    "besides", "between", "both", "by", "despite", "during", "each", "every", "few", "following",
    "for", "from", "how", "if", "in", "into", "like", "many", "most", "nearly", "no", "of", "on",
    "one", "only", "over", "several", "since", "some", "such", "the", "their", "these", "this",
    "those", "through", "to", "under", "unlike", "until", "what", "when", "where", "which", "while",
    "who", "whom", "whose", "why", "with", "within", "without",
))  # fmt: skip
"""Words that lose their capital when they no longer start the sentence."""

_SINGLE = str.maketrans("“”", "‘’")
_OPENING_MARK = re.compile(r'(?<![^\s(])"')
_SPACE_BEFORE_STOP = re.compile(r" (?=[,.?!](?: |$))")
_AFTER_FIGURE = re.compile(rf"(?<=\d) (?=(?:{'|'.join((*NUMBERS.scales, *MONTHS, 'BC'))})\b)")
_INNER_CAPITAL = re.compile(r"[a-z]+[A-Z]")
"""The start of a word such as “mRNA” or “pH”, which keeps its small letter everywhere."""
_COMMA_AT_END = re.compile(r",(?=[?!]?$)")
_ATTRIBUTION = re.compile(r"According to [^,]+, ")
_UNFINISHED = re.compile(
    r"\b(?:[Aa]pprox|[Cc]a|[Vv]ol|[Nn]os?|[Aa]rts?|[Ss]ec|[Cc]h|[Ff]igs?|[Ee]qs?|[Ii]bid|[Ss]p|var"
    r"|Lt|Col|Maj|Capt|Cmdr|Gov|Hon|Mt|Ft|St)\.\s*$"
)
"""Abbreviations within a sentence. Those that may end one, such as “etc.” and “Jr.”, are not among
them."""
_FINISHED = re.compile(r"(?:(?<=\w/[A-Z]\.)|(?<=\.\))|(?<=\w…)|(?<=\betc\.))\s+(?=[“\"‘(]?[A-Z])")
"""Ends of sentences in a unit (“g/L.”), a bracket, three dots or “etc.”."""
_BREAKS = SentenceBreaks("en", _UNFINISHED, _FINISHED)

_MINOR_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "but", "by", "for", "from", "in", "into", "is", "of", "on",
    "or", "that", "the", "to", "was", "were", "who", "with",
))  # fmt: skip


_IN_ORDER = re.compile(r"\bin (?:the |their )?(?:\w+ )?order\b(?! to\b)", re.IGNORECASE)
_EXAMPLE = re.compile(r"\ban example\b", re.IGNORECASE)
_NUMBERS = "|".join(word for word, value in NUMBERS.words.items() if value.denominator == 1)
_ASKS_WHAT_THEY_ARE = re.compile(
    r"(?P<lead>According to [^,]+, )?"
    r"(?:(?:what|which) (?P<be>are|were)|name|list|give) "
    rf"(?:(?:an|{_NUMBERS}|\d+) (?:examples? of (?:the )?|of the )?|the )?"
    r"(?P<what>(?:(?!\bcalled\b|\bmade of\b|\bused for\b)[^?.,])+)[?.]",
    re.IGNORECASE,
)
"""The question for a list: “What are the three domains of life?”"""
_WORDS_FOR_NUMBERS = {
    int(value): word
    for word, value in NUMBERS.words.items()
    if value.denominator == 1 and 1 < value <= 12 and " " not in word  # noqa: PLR2004 - in words
}


class _EnglishSentences(Sentences):
    picture = "Picture"
    minor_words = _MINOR_WORDS
    put_in_order = "Put these in order, earliest first."

    def finish(self, text: str, end: str = "") -> str:
        text = collapse(text)
        if " ," in text or " ." in text or " ?" in text or " !" in text:
            text = _SPACE_BEFORE_STOP.sub("", text)
        if "," in text[-2:]:
            text = _COMMA_AT_END.sub("", text)
        head = 1 + text.startswith(OPEN)
        if not _INNER_CAPITAL.match(text, head - 1):
            text = text[:head].upper() + text[head:]
        return text if not end or text.endswith((end, f"{end}”")) else text + end

    def quote(self, text: str, mark: Mark = unmarked) -> str:
        return _quote(text, mark)

    def attribute(self, sentence: str, speaker: Entity | None) -> str:
        if speaker is None:
            return sentence
        opening, space, rest = sentence.strip().partition(" ")
        if opening.lower() in _OPENERS:
            opening = opening.lower()
        return f"according to {NOUNS.with_article(speaker)}, {opening}{space}{rest}"

    def without_attribution(self, sentence: str) -> str:
        return _ATTRIBUTION.sub("", sentence, count=1) if "According to " in sentence else sentence

    def keep_together(self, text: str) -> str:
        return _AFTER_FIGURE.sub("\u00a0", text)

    def split(self, text: str) -> Iterator[tuple[str, int]]:
        return _BREAKS.split(text)

    def count(self, number: int) -> str:
        return _WORDS_FOR_NUMBERS.get(number, str(number))

    def find_counts(self, question: str) -> tuple[int, ...]:
        mentions = NUMBERS.find(_EXAMPLE.sub("one example", question))
        found = (mention.number.value for mention in mentions if not mention.hedge)
        return tuple(int(value) for value in found if value.denominator == 1)

    def asks_for_order(self, question: str) -> bool:
        return bool(_IN_ORDER.search(question))

    def which_is_one_of_them(self, question: str) -> str:
        if found := _ASKS_WHAT_THEY_ARE.fullmatch(question):
            be, lead = "was" if found["be"] == "were" else "is", found["lead"] or ""
            return self.finish(f"{lead}which of these {be} one of the {found['what']}?")
        return ""

    def match_each(self, premise: str, response: str) -> str:
        return f"match each {premise} with the right {response}"

    def complete(self, statement: str) -> str:
        return f"Complete: {statement}"

    def which_is_not(self, noun: str) -> str:
        article = NOUNS.indefinite_article(noun)
        return f"Which of these is not {article} {noun}?"

    def which_happened(self, date: PartialDate) -> str:
        return f"Which of these happened {preposition_of(date)} {DATES.text(date)}?"

    def compares(self, text: str) -> bool:
        return compares(text)


@lru_cache(maxsize=1 << 12)
def _quote(text: str, mark: Mark) -> str:
    inner = _OPENING_MARK.sub("‘", text).replace('"', "’")
    return f"“{mark(inner.translate(_SINGLE))}”"


SENTENCES = _EnglishSentences()
