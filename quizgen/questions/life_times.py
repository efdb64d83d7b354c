"""The years with which a deck connects its entities, so that no option is from another century."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from quizgen.questions.asked_questions import AskedQuestion
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate

LIFETIME = 60
"""The largest number of years between the facts of two entities that can be options together."""
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def find_years_of_entities(asked: Iterable[AskedQuestion]) -> Mapping[str, frozenset[int]]:
    """Return the years in the facts of each entity, by its id."""
    years: dict[str, frozenset[int]] = defaultdict(frozenset)
    facts = {question.fact.id: question for question in asked}
    for question in facts.values():
        of_fact = find_years(question)
        for value in question.fact.values.values() if of_fact else ():
            if isinstance(value, Entity):
                years[value.id] |= of_fact
    return years


def find_years(asked: AskedQuestion) -> frozenset[int]:
    """Return the years that a fact names."""
    dates = (value for value in asked.fact.values.values() if isinstance(value, PartialDate))
    written = map(int, _YEAR.findall(asked.statement))
    return frozenset((*(date.year for date in dates), *written))


def are_contemporary(years: frozenset[int], other_years: frozenset[int]) -> bool:
    """Return whether any two years are within a lifetime. No years make no difference."""
    pairs = ((year, other) for year in years for other in other_years)
    return not (years and other_years) or any(
        abs(year - other) <= LIFETIME for year, other in pairs
    )
