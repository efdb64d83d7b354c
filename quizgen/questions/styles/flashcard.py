"""Flashcards: one for each question of a fact, and reverse cards for unique answers."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.media.media_values import Media
from quizgen.questions import recall
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.interactions import Recall
from quizgen.questions.item import Item
from quizgen.questions.style import Practice, SheetPart, Stem, Style
from quizgen.values.pictures import Picture


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield the flashcards of a deck, reverse ones included."""
    for asked, name in recall.find_flashcards(context):
        yield Item(
            id=asked.item_id(),
            fact=asked.fact,
            question=asked.name,
            style=REVERSE if name == recall.REVERSE else style,
            stem=asked.stem,
            answer=asked.answer,
            rationale=asked.statement,
            tags=asked.tags,
            pictures=_picture(asked),
        )


def _picture(asked: AskedQuestion) -> tuple[Media, ...]:
    """Return the picture that a question asks for; none if it asks for words."""
    picture = asked.fact.picture if isinstance(asked.value, Picture) else None
    return (picture,) if picture else ()


FLASHCARD = Style(
    recall.FLASHCARD,
    interaction=Recall,
    stem=Stem.QUESTION,
    sheet=SheetPart(position=60, share=4, fills_up=True),
    note_type="fact",
    practice=Practice(position=70, preselected=False, label="flashcards"),
    is_memory_card=True,
)

REVERSE = Style(
    recall.REVERSE,
    interaction=Recall,
    stem=Stem.QUESTION,
    note_type="fact",
    practice=Practice(under=recall.FLASHCARD),
    is_memory_card=True,
    is_reverse=True,
)
"""Its items are made with the flashcards, so that a fact's cards keep the order of its kind."""
