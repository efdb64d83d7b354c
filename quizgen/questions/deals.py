"""Deal the answers of a ring to items, each answer to one item.

If two items took the same answer, it would be offered more often than others. A guesser could see
that, since an answer is the key of one item, however often it is offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

_LONGEST_SEARCH = 60
"""The number of answers that are tried for a chain of exchanges."""


def deal(
    answers: Sequence[str],
    starts: Mapping[str, int],
    barred: Mapping[str, AbstractSet[str]],
    steps: int,
) -> Mapping[str, int]:
    """Return the index of the answer that each item gets; an item that gets none is left out.

    `answers` are ids in the order of a ring. Each item gets the answer at its start if it can, and
    otherwise one of the `steps` after it. `barred` holds the answers that an item must not get.
    """
    ring = _Deal(answers, starts, barred, steps)
    for item in [item for item in starts if not ring.take(item, starts[item])]:
        if not ring.exchange(item):
            ring.displace(item, set())
    return {item: place for place, item in ring.holders.items()}


class _Deal:
    """A deal in progress. `holders` are the items that have an answer, by its index."""

    def __init__(
        self,
        answers: Sequence[str],
        starts: Mapping[str, int],
        barred: Mapping[str, AbstractSet[str]],
        steps: int,
    ) -> None:
        self.answers, self.starts, self.barred, self.steps = answers, starts, barred, steps
        self.holders: dict[int, str] = {}

    def take(self, item: str, place: int) -> bool:
        """Give an item a free answer; return False if it is taken or barred."""
        if place in self.holders or not self._may_have(item, place):
            return False
        self.holders[place] = item
        return True

    def exchange(self, item: str) -> bool:
        """Give an item the answer of another item, which gets the answer at the start instead.

        Only two items are involved, so that a new fact changes few others. Return False if the
        answer at the start is taken, or no other item can use it.
        """
        start = self.starts[item]
        for place in self._iter_places(item) if start not in self.holders else ():
            other = self.holders.get(place)
            if other is None or self._may_have(other, start):
                if other is not None:
                    self.holders[start] = other
                self.holders[place] = item
                return True
        return False

    def displace(self, item: str, tried: set[int]) -> bool:
        """Give an item the answer of another item, which displaces a third one, and so on."""
        for place in self._iter_places(item):
            if place in tried or len(tried) >= _LONGEST_SEARCH:
                continue
            tried.add(place)
            if place not in self.holders or self.displace(self.holders[place], tried):
                self.holders[place] = item
                return True
        return False

    def _iter_places(self, item: str) -> Iterator[int]:
        """Yield the answers from the start of an item on that are not barred for it."""
        for step in range(min(self.steps, len(self.answers))):
            place = (self.starts[item] + step) % len(self.answers)
            if self._may_have(item, place):
                yield place

    def _may_have(self, item: str, place: int) -> bool:
        return self.answers[place] not in self.barred[item]
