"""Typed answers: short answers that a program can mark."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.languages.language import Language
from quizgen.questions import recall
from quizgen.questions.accepted_answers import accept_answers
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.interactions import TextEntry
from quizgen.questions.item import Item
from quizgen.questions.person_names import find_last_names
from quizgen.questions.style import Practice, Stem, Style
from quizgen.questions.typable_answers import is_typable
from quizgen.values.quantities import Quantity


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield at most one typed item for each fact, or region of a picture, with accepted answers.

    It asks the first question whose answer can be typed. Other answers that the fact lists as true
    are accepted too.
    """
    done: set[str] = set()
    language, last_names = context.deck.language, find_last_names(context.deck)
    for asked in context.asked:
        asked_once = asked.item_id() if asked.fact.regions else asked.fact.id
        if asked.spec.reverse or asked_once in done or not asked.is_wanted(style.name):
            continue
        accepted = accept_answers(
            asked.value,
            asked.stem,
            language,
            also_true=(*asked.fact.also_true, *_exact_answers(asked, language)),
            last_names=last_names,
        )
        if not accepted or not is_typable(asked.value, accepted.shown, language):
            continue
        done.add(asked_once)
        yield Item(
            id=asked.item_id(style.name),
            fact=asked.fact,
            question=asked.name,
            style=style,
            stem=asked.stem,
            answer=accepted.shown[0],
            rationale=asked.statement,
            tags=asked.tags,
            interaction=TextEntry(accepted.shown, accepted.pattern),
        )


def _exact_answers(asked: AskedQuestion, language: Language) -> tuple[str, ...]:
    """Return the exact number of a question that asks for a rounded one, which is right too."""
    exact = asked.fact.values.get(asked.spec.asks)
    if not asked.fact.ask_rounded or exact is asked.value or not isinstance(exact, Quantity):
        return ()
    return (str(language.phrases.quantity(exact)),)


TYPED = Style(
    recall.TYPED,
    interaction=TextEntry,
    stem=Stem.FLASHCARD_QUESTION,
    note_type="typed",
    practice=Practice(position=30, label="practice-typed"),
)
