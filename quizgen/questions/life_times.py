"""The years with which a deck connects people, so that no option is from another century."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate

LIFETIME = 60
"""The largest number of years between the facts of two people who can be options together."""
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def find_years_of_people(
    asked: Iterable[AskedQuestion], language: Language
) -> Mapping[str, frozenset[int]]:
    """Return the years in the facts of each person, by the id of the entity."""
    years: dict[str, set[int]] = defaultdict(set)
    facts = {question.fact.id: question for question in asked}
    for question in facts.values():
        of_fact = set(_find_years(question))
        for value in question.fact.values.values() if of_fact else ():
            if isinstance(value, Entity) and value.ask in language.phrases.questions_for_people:
                years[value.id] |= of_fact
    return {id_: frozenset(found) for id_, found in years.items()}


def _find_years(asked: AskedQuestion) -> Iterator[int]:
    for value in asked.fact.values.values():
        if isinstance(value, PartialDate):
            yield value.year
    yield from map(int, _YEAR.findall(asked.statement))


def are_contemporary(years: frozenset[int], other_years: frozenset[int]) -> bool:
    """Return whether any two years of two people are within a lifetime."""
    return any(abs(year - other) <= LIFETIME for year in years for other in other_years)
