"""Cloze: the statement of a fact with one value blanked out."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.questions.accepted_answers import pattern_of
from quizgen.questions.asked_questions import AskedQuestion, collect_values
from quizgen.questions.context import GenerationContext
from quizgen.questions.gaps import find_gap
from quizgen.questions.interactions import Gap
from quizgen.questions.item import BLANK, Item
from quizgen.questions.phrasing import Phrasing
from quizgen.questions.style import Practice, SheetPart, Stem, Style


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield a cloze for each field that a kind blanks out, if the gap is fair."""
    first, language = context.first, context.deck.language
    for fact in context.deck.facts:
        phrasing = Phrasing(fact, collect_values(fact), language)
        for field in fact.kind.cloze if fact.id in first else ():
            if style.name in fact.without or field not in fact.values:
                continue
            value = fact.values[field]
            if parts := find_gap(phrasing, field, language):
                hint = language.phrases.hint(value, is_quotation=fact.kind.places_speaker)
                before, answer, after = parts
                gap = f"{before}{BLANK}{after}"
                pattern = pattern_of(value, gap, language, (answer,))
                yield _item(style, first[fact.id], field, parts, Gap(hint, pattern))


def _item(
    style: Style, asked: AskedQuestion, field: str, parts: tuple[str, str, str], gap: Gap
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
        interaction=gap,
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
