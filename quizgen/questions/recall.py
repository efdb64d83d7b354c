"""Decide how each value is recalled: by a flashcard or, where no question fits, by a cloze.

A value is asked once for memory, so a cloze is made only if no flashcard of the fact asks for the
same value. A question that is itself a sentence with a gap gives way to the cloze.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quizgen.facts.deck import Fact
from quizgen.questions.asked_questions import AskedQuestion, collect_values
from quizgen.questions.context import GenerationContext
from quizgen.questions.gaps import GapParts, find_gap
from quizgen.questions.item import BLANK
from quizgen.questions.phrasing import Phrasing

FLASHCARD, REVERSE, CLOZE = "flashcard", "reverse", "cloze"
"""The names of the styles with which values are recalled."""


def find_flashcards(context: GenerationContext) -> Iterator[tuple[AskedQuestion, str]]:
    """Yield the questions that are flashcards, with the name of their style.

    A question that its kind marks as reverse is asked only if it has one answer in the whole deck.
    A fact whose only question is a reverse one gets a plain flashcard for it.
    """
    answers: dict[str, set[str]] = defaultdict(set)
    for asked in context.asked:
        answers[asked.front].add(asked.answer)
    forward = {asked.fact.id for asked in context.asked if not asked.spec.reverse}
    for asked in context.asked:
        is_reverse = asked.spec.reverse and asked.fact.id in forward
        style = REVERSE if is_reverse else FLASHCARD
        is_ambiguous = is_reverse and len(answers[asked.front]) > 1
        is_wanted = context.deck.makes(style) and asked.is_wanted(style)
        if is_wanted and not is_ambiguous and not _is_better_as_cloze(asked, context):
            yield asked, style


def _is_better_as_cloze(asked: AskedQuestion, context: GenerationContext) -> bool:
    """Return whether a question is a sentence with a gap that a cloze can show."""
    is_gap = BLANK in asked.stem and asked.spec.asks in asked.fact.kind.cloze
    return (
        is_gap
        and _wants_cloze(asked.fact, context)
        and bool(_gap(asked.fact, asked.spec.asks, context))
    )


def find_clozes(context: GenerationContext) -> Iterator[tuple[Fact, str, GapParts]]:
    """Yield the facts and fields that are clozes, with the statement around the gap."""
    recalled = {(asked.fact.id, asked.spec.asks) for asked, _ in find_flashcards(context)}
    for fact in context.deck.facts:
        for field in fact.kind.cloze if _wants_cloze(fact, context) else ():
            is_new = field in fact.values and (fact.id, field) not in recalled
            if is_new and (parts := _gap(fact, field, context)):
                yield fact, field, parts


def _wants_cloze(fact: Fact, context: GenerationContext) -> bool:
    return context.deck.makes(CLOZE) and CLOZE not in fact.without and fact.id in context.first


def _gap(fact: Fact, field: str, context: GenerationContext) -> GapParts | None:
    language = context.deck.language
    return find_gap(Phrasing(fact, collect_values(fact, language), language), field, language)
