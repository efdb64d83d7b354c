"""Multiple choice with distractors from the pool of the key: answers to similar questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

from msgspec.structs import replace

from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.distractors import ChosenOptions
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.kept_options import arrange
from quizgen.questions.option_ids import record
from quizgen.questions.options import Option
from quizgen.questions.style import Style
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate
from quizgen.values.pictures import Picture
from quizgen.values.quantities import NumberKind, Quantity


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield a multiple-choice item for each question and completion with enough distractors."""
    language = context.deck.language
    for asked in context.answerable:
        if chosen := context.distractors.choose_options(asked):
            published = context.published(asked.item_id(style.name))
            item = _item(style, asked, chosen, published, language)
            values = (option.value for option in (chosen.key, *chosen.distractors))
            facts = {value.path: value.fact for value in values if isinstance(value, Picture)}
            pictures = (context.pictures[facts[path]] for path in item.options if facts)
            yield replace(item, pictures=tuple(pictures))


def _item(
    style: Style,
    asked: AskedQuestion,
    chosen: ChosenOptions,
    published: Sequence[str],
    language: Language,
) -> Item:
    """Return an item with numbers and dates in ascending order, and other options as arranged.

    Numbers are shown with their unit if the question does not name it. The position of the key is
    never balanced: that would leave a pattern of its own.
    """
    key, item_id = chosen.key, asked.item_id(style.name)
    options = {option.id: option for option in (key, *chosen.distractors)}
    ranks = _rank_amounts(tuple(options.values()), language)
    by_rank = sorted(ranks, key=ranks.__getitem__)
    show = partial(_show, stem=asked.stem, language=language, article=chosen.with_articles)
    arranged = arrange(options, key.id, item_id, published)
    ordered = by_rank or [options[id_] for id_ in arranged]
    return Item(
        id=item_id,
        fact=asked.fact,
        question=asked.name,
        style=style,
        stem=asked.stem,
        answer=show(key),
        rationale=asked.statement,
        tags=asked.tags,
        interaction=Choice(
            tuple(map(show, ordered)),
            ordered.index(key),
            chosen.pool,
            ordered=bool(ranks),
            ids=record((option.id for option in ordered), key.id),
        ),
    )


def _show(option: Option, *, stem: str, language: Language, article: bool) -> str:
    match option.value:
        case Quantity() as quantity:
            return language.phrases.quantity(quantity).answer(stem)
        case Entity() as entity if article:
            return language.nouns.with_article(entity)
    return option.label


def _rank_amounts(
    options: Sequence[Option], language: Language
) -> Mapping[Option, tuple[float, ...]]:
    """Return the rank of each option if all are numbers or dates; empty if any is not.

    Fractions may be entities of a type that the author made for them: “two-thirds”. Dates may be
    texts, as in the kind `card`.
    """
    ranks = {option: rank for option in options if (rank := _rank_amount(option, language))}
    return ranks if len(ranks) == len(options) else {}


def _rank_amount(option: Option, language: Language) -> tuple[float, ...]:
    match option.value:
        case Quantity(number=number):
            upper = number.upper.value if number.upper else number.value
            return float(number.value), float(upper)
        case PartialDate() as date:
            return date.interval()[0]
        case Picture():
            return ()
    with suppress(ValueError):
        return language.dates.parse(option.label).interval()[0]
    quantity = language.read_quantity(option.label)
    is_amount = quantity and not quantity.unit and quantity.number.kind is NumberKind.PLAIN
    return (float(quantity.number.value),) if quantity and is_amount else ()
