"""Cloze: the statement of a fact with one value blanked out."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.questions import recall
from quizgen.questions.accepted_answers import pattern_of
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.gaps import GapParts
from quizgen.questions.interactions import Gap
from quizgen.questions.item import BLANK, Item
from quizgen.questions.style import Practice, SheetPart, Stem, Style


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield a cloze for each value that no flashcard asks for, if the gap is fair."""
    language = context.deck.language
    for blank in recall.find_clozes(context):
        fact, value = blank.fact, blank.value
        hint = language.phrases.hint(value, is_quotation=fact.kind.places_speaker)
        before, answer, after = blank.parts
        pattern = pattern_of(value, f"{before}{BLANK}{after}", language, (answer,))
        asked, gap = context.first[fact.id], Gap(hint, pattern)
        yield _item(style, asked, blank.question, blank.parts, gap)


def _item(style: Style, asked: AskedQuestion, field: str, parts: GapParts, gap: Gap) -> Item:
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
    recall.CLOZE,
    interaction=Gap,
    stem=Stem.GAPPED_STATEMENT,
    sheet=SheetPart(
        position=50,
        share=3,
        fills_up=True,
        remedy="add sentences with answers that `ask:` does not ask for",
    ),
    note_type="cloze",
    practice=Practice(position=60, preselected=False),
    is_memory_card=True,
)
