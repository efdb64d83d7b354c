"""Clauses with a marked answer and a question, and how answers are cut out of clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from quizgen.formulas import count_words
from quizgen.languages.english.drafting.answer_spans import Span
from quizgen.languages.english.drafting.clauses import Clause

LEAST_WORDS_OF_GAP, MOST_WORDS_OF_GAP = 6, 24
"""Number of words of a sentence that can have a gap."""
LEAST_WORTH = 4
"""The worth of answers that are asked for if there is no better one."""
LONGEST_ANSWER = 45
"""Maximum length of an answer in characters."""
_MOST_WORDS = 40
"""Maximum number of words in a quote."""

SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whose|whom|where|when|because|than|if|although|while|as|until|before"
    r"|after)\b"
)
"""Words after which an answer belongs to a part of the clause."""


class Marked(Struct, frozen=True):
    """An answer in a clause, and its question (empty without one).

    `span` is its place in the text of the clause, `tag` its type. `worth` says how good it is:
    answers with a higher worth come first. `class_word` comes before a gap that a place could fill
    as well: “in the year _____”.
    """

    clause: Clause
    span: Span
    ask: str
    worth: float
    tag: str = ""
    class_word: str = ""

    @property
    def rank(self) -> float:
        """The worth of the draft: an answer with a question is worth more, unless it is poor."""
        return self.worth + (self.worth > LEAST_WORTH and bool(self.ask))

    @property
    def can_be_asked(self) -> bool:
        """Whether the answer has a question, or its sentence has the length for a gap."""
        count = len(f"{self.class_word}{self.clause.text}".split())
        return bool(self.ask) or LEAST_WORDS_OF_GAP <= count <= MOST_WORDS_OF_GAP

    @property
    def words(self) -> str:
        """The answer as the sentence has it."""
        words = self.clause.text[self.span.start : self.span.end]
        return words if self.span.start else words[:1].upper() + words[1:]


def write_sentence(answers: Sequence[Marked]) -> str:
    """Return the sentence of a clause with some of its answers marked."""
    text, parts, end = answers[0].clause.text, [], 0
    for answer in sorted(answers, key=lambda answer: answer.span.start):
        tag = f"({answer.tag})" if answer.tag else ""
        parts += [text[end : answer.span.start], answer.class_word, f"[{answer.words}]{tag}"]
        end = answer.span.end
    say = "".join((*parts, text[end:], "" if text.endswith(".") else "."))
    return say[:1].upper() + say[1:]


def mark_rest(clause: Clause, span: Span, ask: str, worth: float, tag: str = "") -> Marked:
    """Return a clause with a part of its rest marked."""
    return Marked(clause, span.moved(len(clause.before_rest)), ask, worth, tag)


def mark_subject(clause: Clause, ask: str, worth: float, tag: str = "") -> Marked:
    """Return a clause with its subject marked."""
    start = len(clause.lead) + bool(clause.lead)
    return Marked(clause, Span(start, start + len(clause.subject)), ask, worth, tag)


def leave_out(text: str, span: Span) -> str:
    """Return a text without a part of it."""
    return f"{text[: span.start].rstrip(' ,')} {text[span.end :].lstrip()}".strip(" ,")


def write_quote(sentence: str, clause: Clause) -> str:
    """Return the words of a sentence for a clause: all of them, unless there are too many."""
    if count_words(sentence) <= _MOST_WORDS:
        return sentence
    words = sentence.split()
    said = clause.text if clause.is_own else f"{clause.subject} {clause.rest}"
    pairs = SequenceMatcher(None, _plain(words), _plain(said.split()), autojunk=False)
    blocks = [(found.a, found.a + found.size) for found in pairs.get_matching_blocks()[:-1]]
    if not blocks:
        return sentence
    start, end = blocks[0][0], blocks[-1][1]
    quote = " ".join(words[start:end])
    if count_words(quote) <= _MOST_WORDS:
        return quote
    return " … ".join(" ".join(words[a:b]) for a, b in blocks if b - a > 1) or sentence


def _plain(words: Sequence[str]) -> list[str]:
    return [word.lower().strip(',.;:()“”"') for word in words]
