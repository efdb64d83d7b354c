"""Flashcards: one for each question of a fact, and a reverse card where its answer is unique."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quizgen.facts.styles import Style
from quizgen.questions.context import GenerationContext
from quizgen.questions.item import Item


def make_items(basis: GenerationContext) -> Iterator[Item]:
    """Yield the flashcards of a deck.

    A question that its kind marks as reverse is asked only where the whole deck gives it one
    answer. Where it is a fact's only question it is no reverse of anything, and a plain flashcard.
    """
    answers: dict[str, set[str]] = defaultdict(set)
    for one in basis.asked:
        answers[one.front].add(one.answer)
    forward = {one.fact.id for one in basis.asked if not one.spec.reverse}
    for one in basis.asked:
        reverse = one.spec.reverse and one.fact.id in forward
        style = Style.REVERSE if reverse else Style.FLASHCARD
        if (reverse and len(answers[one.front]) > 1) or not one.is_wanted(style):
            continue
        yield Item(
            id=one.item_id(),
            fact=one.fact,
            question=one.name,
            style=style,
            stem=one.stem,
            answer=one.answer,
            rationale=one.statement,
            tags=one.tags,
        )
