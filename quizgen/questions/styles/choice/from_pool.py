"""Multiple choice with distractors from the pool of the key: answers to similar questions."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.distractors import ChosenOptions
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.options import Option
from quizgen.questions.style import Style
from quizgen.questions.styles.choice.key_quota import drop_surplus
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield a multiple-choice item for each question and completion with enough fair distractors.

    If some questions of a pool have too few, an answer may be the key too often among the others:
    its surplus items are dropped.
    """
    made = [
        _item(style, asked, chosen, context.deck.language)
        for asked in context.answerable
        if (chosen := context.distractors.choose_options(asked))
    ]
    return drop_surplus(made)


def _item(style: Style, asked: AskedQuestion, chosen: ChosenOptions, language: Language) -> Item:
    """Return an item with numbers and dates in ascending order, other options in order of a hash.

    Numbers are shown with their unit if the question does not name it. The position of the key is
    never balanced: that would leave a pattern of its own.
    """
    key, item_id = chosen.key, asked.item_id(style.name)
    ordered = sorted((key, *chosen.distractors), key=lambda option: _rank(item_id, option))
    return Item(
        id=item_id,
        fact=asked.fact,
        question=asked.name,
        style=style,
        stem=asked.stem,
        answer=_shown(key, asked.stem, language),
        rationale=asked.statement,
        tags=asked.tags,
        interaction=Choice(
            tuple(_shown(option, asked.stem, language) for option in ordered),
            ordered.index(key),
            chosen.pool,
            ordered=isinstance(key.value, Quantity | PartialDate),
        ),
    )


def _shown(option: Option, stem: str, language: Language) -> str:
    if isinstance(option.value, Quantity):
        return language.phrases.quantity(option.value).answer(stem)
    return option.label


def _rank(item_id: str, option: Option) -> tuple[float, ...]:
    match option.value:
        case Quantity(number=number):
            return (float(number.value),)
        case PartialDate() as date:
            return date.interval()[0]
    return (unit_hash(item_id, option.id, "order"),)
