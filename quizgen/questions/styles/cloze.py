"""Cloze: the statement of a fact with one value blanked out."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion, collect_values
from quizgen.questions.context import GenerationContext
from quizgen.questions.interactions import Gap
from quizgen.questions.item import BLANK, Item
from quizgen.questions.phrasing import Phrasing
from quizgen.questions.style import Practice, SheetPart, Stem, Style
from quizgen.values.entities import Value
from quizgen.values.quantities import Quantity
from quizgen.values.texts import has_words

MIN_WORDS, MAX_WORDS = 6, 25
MAX_ANSWER_WORDS, MAX_ANSWER_LENGTH = 6, 45


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield a cloze for each field that a kind blanks out, if the cloze is fair.

    A fair cloze has 6 to 25 words, an answer of at most 6 words or 45 characters, and the answer
    nowhere else in the sentence. The number one is not blanked out: the singular after the gap
    would give it away.
    """
    first, language = context.first, context.deck.language
    for fact in context.deck.facts:
        phrasing = Phrasing(fact, collect_values(fact), language)
        for field in fact.kind.cloze if fact.id in first else ():
            if style.name in fact.without or field not in fact.values:
                continue
            value = fact.values[field]
            parts = phrasing.split_statement(field)
            if parts and is_fair(*parts) and not _is_singular(value, language):
                hint = language.phrases.hint(value, is_quotation=fact.kind.places_speaker)
                yield _item(style, first[fact.id], field, parts, hint)


def _item(
    style: Style, asked: AskedQuestion, field: str, parts: tuple[str, str, str], hint: str
) -> Item:
    before, answer, after = parts
    return Item(
        id=f"{asked.deck_id}/{asked.fact.id}/{field}/{style.name}",
        fact=asked.fact,
        question=field,
        style=style,
        stem=f"{before}{BLANK}{after}",
        answer=answer,
        rationale=f"{before}{answer}{after}",
        tags=asked.tags,
        interaction=Gap(hint),
    )


def _is_singular(value: Value, language: Language) -> bool:
    return isinstance(value, Quantity) and language.phrases.quantity(value).is_singular


def is_fair(before: str, answer: str, after: str) -> bool:
    """Return whether a sentence makes a fair cloze of its middle part; see `make_items`."""
    words = len(f"{before}{answer}{after}".split())
    is_short = len(answer.split()) <= MAX_ANSWER_WORDS or len(answer) <= MAX_ANSWER_LENGTH
    return (
        MIN_WORDS <= words <= MAX_WORDS
        and is_short
        and not has_words(f"{before} {after}", answer, same_case=False)
    )


CLOZE = Style(
    "cloze",
    interaction=Gap,
    stem=Stem.GAPPED_STATEMENT,
    sheet=SheetPart(position=50, share=3, fills_up=True),
    note_type="cloze",
    practice=Practice(position=60, preselected=False),
    is_memory_card=True,
)
