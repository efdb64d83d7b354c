"""Clozes: the fact's statement with one value blanked out."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.deck import Fact
from quizgen.facts.styles import Style
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion, all_values
from quizgen.questions.context import GenerationContext
from quizgen.questions.item import BLANK, Item
from quizgen.questions.phrasing import Phrasing
from quizgen.values.entities import Value
from quizgen.values.quantities import Quantity
from quizgen.values.texts import has_words

MIN_WORDS, MAX_WORDS = 6, 25
MAX_ANSWER_WORDS, MAX_ANSWER_LENGTH = 6, 45


def make_items(basis: GenerationContext) -> Iterator[Item]:
    """Yield a cloze for each field that a kind wants blanked and that makes a fair one.

    Fair: 6 to 25 words, an answer of at most 6 words or 45 characters, and the answer nowhere else
    in the sentence. One of something is not blanked out: the singular after the gap would tell.
    """
    first, language = basis.first, basis.deck.language
    for fact in basis.deck.facts:
        phrasing = Phrasing(fact, all_values(fact), language)
        for field in fact.kind.cloze if fact.id in first else ():
            if Style.CLOZE in fact.without or field not in fact.values:
                continue
            value = fact.values[field]
            parts = phrasing.split_statement(field)
            if parts and is_fair(*parts) and not _is_singular(value, language):
                yield _item(first[fact.id], field, parts, _hint(fact, value, language))


def _item(one: AskedQuestion, field: str, parts: tuple[str, str, str], hint: str) -> Item:
    before, answer, after = parts
    return Item(
        id=f"{one.deck_id}/{one.fact.id}/{field}/{Style.CLOZE}",
        fact=one.fact,
        question=field,
        style=Style.CLOZE,
        stem=f"{before}{BLANK}{after}",
        answer=answer,
        rationale=f"{before}{answer}{after}",
        tags=one.tags,
        hint=hint,
    )


def _hint(fact: Fact, value: Value, language: Language) -> str:
    return language.phrases.hint(value, is_quotation=fact.kind.places_speaker)


def _is_singular(value: Value, language: Language) -> bool:
    return isinstance(value, Quantity) and language.phrases.quantity(value).is_singular


def is_fair(before: str, answer: str, after: str) -> bool:
    """Tell whether a sentence makes a fair cloze of its middle part: see `make_items`."""
    words = len(f"{before}{answer}{after}".split())
    short = len(answer.split()) <= MAX_ANSWER_WORDS or len(answer) <= MAX_ANSWER_LENGTH
    return (
        MIN_WORDS <= words <= MAX_WORDS
        and short
        and not has_words(f"{before} {after}", answer, same_case=False)
    )
