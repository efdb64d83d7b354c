"""Events: facts of kinds that say by which date they can be told apart and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from msgspec import Struct

from quizgen.questions.asked_questions import AskedQuestion
from quizgen.values.dates import Day, PartialDate

EVENTS = "events"
"""The pool of items whose options are events: all are true, and only their time is asked."""


class Event(Struct, frozen=True):
    """A fact with its date; `label` is its statement without the date and the final stop.

    `interval` are the first and the last day on which it may have happened.
    """

    asked: AskedQuestion
    date: PartialDate
    label: str
    interval: tuple[Day, Day]

    def is_apart_from(self, other: Event) -> bool:
        """Tell whether two events surely did not happen at the same time."""
        (start, end), (other_start, other_end) = self.interval, other.interval
        return end < other_start or other_end < start


def find_events(asked: Sequence[AskedQuestion]) -> Iterator[Event]:
    """Yield the events of a deck, one for each fact that is one."""
    for _, group in groupby(asked, key=lambda one: one.fact.id):
        one = next(group)
        field = one.fact.kind.ordering
        date = one.values.get(field) if field else None
        if field and isinstance(date, PartialDate):
            label = one.phrasing.render_statement_without(field).removesuffix(".")
            yield Event(one, date, label, date.interval())


def find_isolated_events(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events that are apart from all others, in the order of time.

    One overlaps an earlier one if that lasts until it begins, and a later one if the next does.
    """
    ordered = sorted(events, key=lambda event: event.interval)
    lasting = accumulate((event.interval[1] for event in ordered), max)
    neighbours = zip((None, *lasting), ordered, (*ordered[1:], None), strict=False)
    for until, event, following in neighbours:
        begins_after = until is None or until < event.interval[0]
        if begins_after and (following is None or event.is_apart_from(following)):
            yield event
