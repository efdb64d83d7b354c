"""Flashcards: one for each question of a fact, and reverse cards for unique answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quizgen.questions.context import GenerationContext
from quizgen.questions.interactions import Recall
from quizgen.questions.item import Item
from quizgen.questions.style import Practice, SheetPart, Stem, Style


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield the flashcards of a deck, reverse ones included.

    A question that its kind marks as reverse is asked only if it has one answer in the whole deck.
    A fact whose only question is a reverse one gets a plain flashcard for it.
    """
    answers: dict[str, set[str]] = defaultdict(set)
    for asked in context.asked:
        answers[asked.front].add(asked.answer)
    forward = {asked.fact.id for asked in context.asked if not asked.spec.reverse}
    for asked in context.asked:
        is_reverse = asked.spec.reverse and asked.fact.id in forward
        used = REVERSE if is_reverse else style
        if (is_reverse and len(answers[asked.front]) > 1) or not asked.is_wanted(used.name):
            continue
        yield Item(
            id=asked.item_id(),
            fact=asked.fact,
            question=asked.name,
            style=used,
            stem=asked.stem,
            answer=asked.answer,
            rationale=asked.statement,
            tags=asked.tags,
        )


FLASHCARD = Style(
    "flashcard",
    interaction=Recall,
    stem=Stem.QUESTION,
    sheet=SheetPart(position=60, share=4, fills_up=True),
    note_type="fact",
    practice=Practice(position=70, preselected=False, label="flashcards"),
    is_memory_card=True,
)

REVERSE = Style(
    "reverse",
    interaction=Recall,
    stem=Stem.QUESTION,
    note_type="fact",
    practice=Practice(under="flashcard"),
    is_memory_card=True,
    is_reverse=True,
)
"""Its items are made with the flashcards, so that a fact's cards keep the order of its kind."""
