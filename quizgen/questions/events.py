"""Events: facts of kinds that say by which date they can be told apart and put in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from quizgen.facts.dates import PartialDate
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions import phrasing
from quizgen.questions.asking import Asked


@dataclass(frozen=True, slots=True)
class Event:
    """A fact with its date; `label` is its statement without the date and the final stop."""

    asked: Asked
    date: PartialDate
    label: str

    def is_apart_from(self, other: Event) -> bool:
        """Tell whether two events surely did not happen at the same time."""
        (start, end), (other_start, other_end) = self.date.interval(), other.date.interval()
        return end < other_start or other_end < start


def find_events(deck: Deck, asked: Sequence[Asked], style: Style) -> Iterator[Event]:
    """Yield the events of a deck for items of a style, one for each fact that is one."""
    for _, group in groupby(asked, key=lambda one: one.fact.id):
        one = next(group)
        field = one.fact.kind.kind.ordering
        date = one.values.get(field) if field else None
        if isinstance(date, PartialDate) and one.is_wanted(style):
            values = {name: value for name, value in one.values.items() if name != field}
            label = phrasing.statement(one.fact, values, deck.language).removesuffix(".")
            yield Event(one, date, label)
