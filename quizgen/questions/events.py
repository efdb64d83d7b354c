"""Events: facts of the kinds that name a date field to order them by (`ordering:`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from msgspec import Struct

from quizgen.questions.asked_questions import AskedQuestion
from quizgen.values.partial_dates import Day, PartialDate

EVENTS = "events"
"""The pool of items whose options are events. All options are true; only the date is asked for."""


class Event(Struct, frozen=True):
    """A fact with its date. `label` is its statement without the date and the full stop.

    `interval` is the first and the last day on which the event can have happened.
    """

    asked: AskedQuestion
    date: PartialDate
    label: str
    interval: tuple[Day, Day]

    def is_apart_from(self, other: Event) -> bool:
        """Return whether two events cannot have happened at the same time."""
        (start, end), (other_start, other_end) = self.interval, other.interval
        return end < other_start or other_end < start


def find_events(asked: Sequence[AskedQuestion]) -> Iterator[Event]:
    """Yield the events of a deck. The questions of a fact must be adjacent in `asked`."""
    for _, questions in groupby(asked, key=lambda question: question.fact.id):
        first = next(questions)
        field = first.fact.kind.ordering
        date = first.values.get(field) if field else None
        if field and isinstance(date, PartialDate):
            label = first.phrasing.render_statement_without(field).removesuffix(".")
            yield Event(first, date, label, date.interval())


def find_isolated_events(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events that overlap no other event, in order of time.

    An event overlaps an earlier event if any of those ends after it begins, and a later event if
    it overlaps the next one.
    """
    ordered = sorted(events, key=lambda event: event.interval)
    lasting = accumulate((event.interval[1] for event in ordered), max)
    neighbours = zip((None, *lasting), ordered, (*ordered[1:], None), strict=False)
    for until, event, following in neighbours:
        begins_after = until is None or until < event.interval[0]
        if begins_after and (following is None or event.is_apart_from(following)):
            yield event
