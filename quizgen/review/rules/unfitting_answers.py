"""R75: an answer fits its question word.

What: Finds an answer to “who” or “whose” that is not a person, to “how many” that is not a number,
and to “in which year” that is not a year; and a relation to something that is not a person. This is
a warning.

Why: The question sends learners looking for something else.

Example: “Whose leader was Pierre Méchain?” → “the survey”

Instead: Use the question word of the answer (`ask:` of the entity or its type), or another kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import asked_value, in_words, questions
from quizgen.review.rule_findings import warning
from quizgen.values.entities import Entity, Value
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import NumberKind, Quantity

CODE = "R75"
NAME = "unfitting-answers"
_HINT = "use the question word that the answer needs"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question whose answer is not of the kind that it asks for."""
    for item in in_words(questions(items)):
        if problem := _find_problem(item, deck.language):
            yield warning(item.fact, CODE, f"“{item.stem}” {problem}", _HINT)


def _find_problem(item: Item, language: Language) -> str:
    """Return why an answer does not fit its question; empty if it does."""
    words, question = language.rules, language.sentences.without_attribution(item.stem)
    value = asked_value(item)
    if words.personal_questions.match(question) and _is_thing(value, language):
        return f"asks for a person, but “{item.answer}” is none"
    if words.amount_questions.match(question) and not _has_number(item.answer, language):
        return f"asks for a number, but “{item.answer}” has none"
    if words.year_questions.match(question) and not _has_number(item.answer, language):
        return f"asks for a year, but “{item.answer}” has none"
    if related := words.relation_questions.match(question):
        _, name = language.nouns.split_article(related[1])
        values = item.fact.values.values()
        named = (value for value in values if isinstance(value, Entity) and value.name == name)
        if any(_is_thing(entity, language) for entity in named):
            return f"asks for a relation to “{related[1]}”, which is not a person"
    return ""


def _has_number(answer: str, language: Language) -> bool:
    """Return whether an answer has a number: in figures, in words, or as “twice”."""
    numbers = language.numbers
    mentions = chain(numbers.find(answer), numbers.find_values(answer, NumberKind.FACTOR))
    return any(map(str.isdigit, answer)) or any(True for _ in mentions)


def _is_thing(value: Value | None, language: Language) -> bool:
    """Return whether a value is certainly no person: an amount, a date, or a thing without a name.

    Organisations have names of their own, and act like persons: “Who signed the treaty?”
    """
    if isinstance(value, Entity):
        is_common = value.name.islower() and not value.is_plural
        return is_common and bool(value.ask) and not _is_personal(value, language)
    return isinstance(value, Quantity | PartialDate)


def _is_personal(entity: Entity, language: Language) -> bool:
    return bool(language.rules.personal_questions.match(entity.ask))
