"""Typed answers: short answers that a program can mark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from msgspec.structs import replace

from quizgen.languages.language import Language
from quizgen.questions.context import GenerationContext
from quizgen.questions.interactions import TextEntry
from quizgen.questions.item import Item
from quizgen.questions.style import Practice, Stem, Style
from quizgen.questions.typable_answers import is_typable
from quizgen.values.entities import Entity, Value
from quizgen.values.partial_dates import Granularity, PartialDate
from quizgen.values.quantities import Number, Quantity

MAX_WORDS = 3
SHORTEST_LAST_NAME = 3
"""Minimum length of a last word that counts as a last name: “Un” is none of Kim Jong Un."""
_ISO_FROM = 1000


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield at most one typed item for each fact, with all accepted answers.

    It asks the first question whose answer can be typed. Other answers that the fact lists as true
    are accepted too.
    """
    done: set[str] = set()
    for asked in context.asked:
        if asked.spec.reverse or asked.fact.id in done or not asked.is_wanted(style.name):
            continue
        language = context.deck.language
        accepted = accepted_answers(asked.value, asked.stem, language)
        if not is_typable(asked.value, accepted, language):
            continue
        also = (text for text in asked.fact.also_true if _is_like(text, asked.value, language))
        accepted = tuple(dict.fromkeys((*accepted, *also)))
        done.add(asked.fact.id)
        yield Item(
            id=asked.item_id(style.name),
            fact=asked.fact,
            question=asked.name,
            style=style,
            stem=asked.stem,
            answer=accepted[0],
            rationale=asked.statement,
            tags=asked.tags,
            interaction=TextEntry(accepted),
        )


def _is_like(text: str, value: Value, language: Language) -> bool:
    """Return whether a text is a date if a value is one, and a number if it is a number.

    `also_true` is about all answers of a fact, and a name is no answer to the question for a date.
    """
    with suppress(ValueError):
        language.dates.parse(text)
        return isinstance(value, PartialDate)
    return bool(language.read_quantity(text)) == isinstance(value, Quantity) and not isinstance(
        value, PartialDate
    )


def accepted_answers(value: Value, stem: str, language: Language) -> tuple[str, ...]:
    """Return the ways to type a value, the usual one first; empty if there are too many ways.

    A number is accepted with and without its unit: without it first if the question names the unit.
    If the question names the year, a month or day is enough. “1.5 million” may also be written in
    digits, and a day after its month.
    """
    match value:
        case Entity(type=type_) if type_ and len(value.name.split()) <= MAX_WORDS:
            return tuple(dict.fromkeys(_names_of(value, stem, language)))
        case Quantity(number=number) if number.digits:
            bare = f"{number.digits} {number.scale or ''}".strip()
            hedged = f"{value.hedge} {bare}".strip()
            ways = (
                *_with_and_without_unit(value, stem, language),
                hedged,
                bare,
                *_in_figures(value, stem, language),
            )
            return tuple(dict.fromkeys(ways))
        case PartialDate():
            return _accepted_dates(value, stem, language)
    return ()


def _names_of(entity: Entity, stem: str, language: Language) -> Iterator[str]:
    """Yield the names of an entity, without their articles too, and the last name of a person.

    An alias is a name if it begins as the entity's own name does: “that of the army” is none of the
    Red Army's, but a stratovolcano is also a composite volcano.
    """
    is_proper = entity.name[:1].isupper()
    for name in (name for name in entity.names if name[:1].isupper() == is_proper):
        yield from (name, language.nouns.without_article(name))
    before, _, last = entity.name.rpartition(" ")
    is_byname = before.rpartition(" ")[2] in language.nouns.articles  # Alexander the Great
    is_person = language.rules.personal_questions.match(stem) and not is_byname
    if is_person and len(last) >= SHORTEST_LAST_NAME and last[:1].isupper() and not last.isupper():
        yield last


def _in_figures(quantity: Quantity, stem: str, language: Language) -> tuple[str, ...]:
    """Return the ways to type “6.5 million francs” without a word for its scale."""
    value = quantity.number.value
    if not quantity.number.scale or value.denominator != 1:
        return ()
    figure = replace(quantity, number=Number(value, digits=str(value)), hedge="")
    return _with_and_without_unit(figure, stem, language)


def _with_and_without_unit(quantity: Quantity, stem: str, language: Language) -> tuple[str, ...]:
    """Return a quantity with and without its unit, first the form that the question expects."""
    phrase = language.phrases.quantity(quantity)
    ways = (phrase.number, str(phrase))
    return ways if phrase.names_unit(stem) else ways[::-1]


def _accepted_dates(date: PartialDate, stem: str, language: Language) -> tuple[str, ...]:
    if date.granularity in (Granularity.PART, Granularity.QUARTER):
        return ()
    texts = language.dates.texts(date)
    short = language.dates.texts(date, with_year=False) if _names_year(stem, date, language) else ()
    usual = (*short, *texts)
    if date.year < _ISO_FROM:
        return usual
    parts = (date.year, date.month, date.day)
    iso = "-".join(f"{part:02}" for part in parts if part is not None)
    return tuple(dict.fromkeys((*usual, iso)))


def _names_year(stem: str, date: PartialDate, language: Language) -> bool:
    """Return whether a question names the year of a date: “in which month of 2025”."""
    whole, rest = (
        language.phrases.date(date, is_year_given=given).which for given in (False, True)
    )
    return rest != whole and rest in stem


TYPED = Style(
    "typed",
    interaction=TextEntry,
    stem=Stem.FLASHCARD_QUESTION,
    note_type="typed",
    practice=Practice(position=30, label="practice-typed"),
)
