"""The right ways to type an answer: a pattern for programs, and a short list for people.

A pattern accepts far more ways than the list shows, so that the list stays short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from quizgen.formulas.chemical_formulas import in_chemical_characters
from quizgen.languages.language import Language
from quizgen.questions.chemical_names import chemical_pattern, chemical_texts
from quizgen.questions.number_texts import number_pattern
from quizgen.questions.person_names import (
    LastNames,
    identifying_last_name,
    is_person,
    person_patterns,
)
from quizgen.questions.thing_names import thing_patterns
from quizgen.values.answer_folding import either, fold_answer, literal
from quizgen.values.entities import Entity, Value
from quizgen.values.partial_dates import Granularity, PartialDate
from quizgen.values.quantities import Quantity

MAX_WORDS = 3
"""Maximum number of words in the name of an entity that learners type."""
MAX_SHOWN = 5
"""Maximum number of answers that are shown as accepted."""
MAX_NAMES = 20
"""Maximum number of names of an entity in a pattern, and of other right answers."""
_NO_NAMES: LastNames = MappingProxyType({})


class AcceptedAnswers(Struct, frozen=True):
    """The right answers to a question. `shown` lists some, the usual one first.

    `pattern` accepts all of them; see `answer_folding.is_accepted`.
    """

    shown: tuple[str, ...]
    pattern: str


def accept_answers(
    value: Value,
    stem: str,
    language: Language,
    *,
    also_true: Iterable[str] = (),
    last_names: LastNames = _NO_NAMES,
) -> AcceptedAnswers | None:
    """Return the right ways to type a value, or None if it is too long to type.

    `also_true` are other right answers of the fact; those of another kind than the value, such as a
    name where a date is asked for, are left out. `last_names` are those of the deck (see
    `find_last_names`).
    """
    shown = _shown(value, stem, language, last_names)
    if not shown:
        return None
    others = [text for text in also_true if _is_like(text, value, language)]
    pattern = pattern_of(value, stem, language, others, last_names)
    ordered = dict.fromkeys((*shown[:1], *others, *shown[1:]))
    return AcceptedAnswers(tuple(ordered)[:MAX_SHOWN], pattern)


def pattern_of(
    value: Value,
    stem: str,
    language: Language,
    others: Iterable[str],
    last_names: LastNames = _NO_NAMES,
) -> str:
    """Return the pattern of a value, and of other texts that answer the same question."""
    answers, others = language.answers, tuple(others)[:MAX_NAMES]
    values = [value, *(_read_like(text, value, language) for text in others)]
    patterns = [*map(literal, others)]
    given = value.names[:MAX_NAMES] if isinstance(value, Entity) else ()
    names = [in_chemical_characters(name) or name for name in (*given, *others)]
    openings = [*map(literal, answers.openings(stem))]
    match value:
        case Quantity():
            openings += map(literal, answers.hedges(value))
            patterns += [answers.quantity(v, stem) for v in values if isinstance(v, Quantity)]
        case PartialDate():
            is_given = _names_year(stem, value, language)
            dates = [v for v in values if isinstance(v, PartialDate)]
            patterns += [answers.date(date, is_year_given=is_given) for date in dates]
        case Entity() if is_person(value, stem, language):
            openings += map(literal, (*answers.titles(), *answers.nouns_asked_for(stem)))
            patterns += person_patterns(value, names, language, last_names)
        case Entity():
            patterns += thing_patterns(value, names, stem, language)
        case str():
            names = [value, *names]
            patterns += [literal(value), number_pattern(value, stem, language)]
    patterns += map(chemical_pattern, names)
    return f"(?:{either(openings)} )*{either(patterns)}" if openings else either(patterns)


def _is_like(text: str, value: Value, language: Language) -> bool:
    """Return whether a text is a date if a value is one, and a number if it is a number.

    `also_true` is about all answers of a fact, and a name does not answer the question for a date.
    """
    with suppress(ValueError):
        language.dates.parse(text)
        return isinstance(value, PartialDate)
    name = value.name if isinstance(value, Entity) else value  # “two-thirds” may be an entity
    is_number = isinstance(value, Quantity) or (
        isinstance(name, str) and _is_number(name, language)
    )
    return _is_number(text, language) == is_number and not isinstance(value, PartialDate)


def _is_number(text: str, language: Language) -> bool:
    return language.read_quantity(text) is not None


def _read_like(text: str, value: Value, language: Language) -> Value | None:
    """Return the value that another answer is, of the same type as the usual answer."""
    match value:
        case PartialDate():
            with suppress(ValueError):
                return language.dates.parse(text)
        case Quantity():
            return language.read_quantity(text)
    return None


def _shown(value: Value, stem: str, language: Language, last_names: LastNames) -> tuple[str, ...]:
    """Return the ways to type a value that people are shown, the usual one first."""
    match value:
        case Entity(type=type_) if type_ and _count_words(value.name) <= MAX_WORDS:
            is_proper = value.name[:1].isupper()
            names = [name for name in value.names if name[:1].isupper() == is_proper]
            last = (
                identifying_last_name(value, language, last_names)
                if is_person(value, stem, language)
                else ""
            )
            shown = (text for name in names for text in chemical_texts(name) or (name,))
            return tuple(dict.fromkeys(filter(None, (*shown, last))))
        case Quantity() if language.answers.quantity(value, stem):
            return tuple(dict.fromkeys(_shown_quantities(value, stem, language)))
        case PartialDate():
            return _shown_dates(value, stem, language)
        case str():
            is_number = number_pattern(value, stem, language)
            return chemical_texts(value) or ((value,) if is_number else ())
    return ()


def _count_words(name: str) -> int:
    """Return the number of words in a name, apart from initials in capitals."""
    return sum(len(fold_answer(word)) > 1 or word.islower() for word in name.split())


def _shown_quantities(quantity: Quantity, stem: str, language: Language) -> Iterator[str]:
    """Yield a quantity: with its unit unless the question names it, bare, and in figures."""
    yield language.phrases.quantity(quantity).answer(stem)
    yield language.phrases.quantity(replace(quantity, hedge="")).answer(stem)
    if typed := language.numbers.keyboard_text(quantity.number):
        yield typed


def _shown_dates(date: PartialDate, stem: str, language: Language) -> tuple[str, ...]:
    if date.granularity in (Granularity.PART, Granularity.QUARTER):
        return ()
    whole, short = (language.dates.texts(date, with_year=with_year) for with_year in (True, False))
    return (*short[:1], *whole[:1]) if _names_year(stem, date, language) else whole[:1]


def _names_year(stem: str, date: PartialDate, language: Language) -> bool:
    """Return whether a question names the year of a date: “in which month of 2025”."""
    whole, rest = (
        language.phrases.date(date, is_year_given=given).which for given in (False, True)
    )
    return rest != whole and rest in stem
