"""Drawing wrong options from other items' answers: evenly, and undisturbed by what else is there.

Every item of a stratum stands on several rings, one for each of its wrong options, at the places
that hashes of its id give it. Its wrong option on a ring is the answer of the next item there that
is fair. So each answer is wrong as often as it is right, times the number of rings: neither “often
right” nor “often seen” tells a guesser anything. With independent draws, by rendezvous hashing say,
some answers come up more often than others, and where every answer is right just once the rarest
option of an item is the right one in every second. And a new item changes another's wrong option
only where it comes between the two: 5 % more facts change some 14 % of four-option items.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from quizgen.questions.hashing import unit_hash
from quizgen.questions.options import Option

STEPS = 200
"""How far an item looks on a ring before it gives up."""

IsFair = Callable[[Option, tuple[Option, ...]], bool]
"""Whether an option may stand beside those that are chosen already."""


class Ring(Struct, frozen=True):
    """Answers at the places of their items, in order."""

    places: tuple[float, ...]
    answers: tuple[Option, ...]

    def iter_after(self, place: float) -> Iterator[Option]:
        """Yield the answers that follow a place, once round at most."""
        start = bisect(self.places, place)
        for step in range(min(STEPS, len(self.answers))):
            yield self.answers[(start + step) % len(self.answers)]


class Stratum(Struct, frozen=True):
    """The answers of items that look alike, on as many rings as an item has wrong options."""

    rings: tuple[Ring, ...]

    def draw(self, item_id: str, count: int, fair: IsFair) -> tuple[Option, ...]:
        """Return wrong options for an item, one from each ring; fewer where none is fair."""
        chosen: tuple[Option, ...] = ()
        for ring in range(min(count, len(self.rings))):
            following = self.iter_following(item_id, ring)
            found = next((option for option in following if fair(option, chosen)), None)
            chosen += (found,) if found else ()
        return chosen

    def iter_following(self, item_id: str, ring: int = 0) -> Iterator[Option]:
        """Yield the answers that follow an item on a ring."""
        return self.rings[ring].iter_after(_place(item_id, ring))


def make_stratum(items: Iterable[tuple[str, Option]], size: int) -> Stratum:
    """Make a stratum of items with `size` options each, as pairs of item id and right answer.

    An answer that is right in c of N items stands among the options of all others only where it
    is not right itself; to be wrong as often as it should it is put on the rings
    c / (1 - c/(N + 1))^(size - 1) times. For most answers that is once an item.
    """
    listed = list(items)
    places = [*listed, *_further_places(listed, size)]
    rings = []
    for number in range(max(1, size - 1)):
        placed = sorted((_place(item, number), answer.id, answer) for item, answer in places)
        rings.append(Ring(tuple(p for p, _, _ in placed), tuple(a for _, _, a in placed)))
    return Stratum(tuple(rings))


def _further_places(items: list[tuple[str, Option]], size: int) -> Iterator[tuple[str, Option]]:
    answers = {answer.id: answer for _, answer in items}
    for id_, count in Counter(answer.id for _, answer in items).items():
        others = 1 - count / (len(items) + 1)
        for copy in range(count, round(count / others ** (size - 1))):
            yield f"{id_} {copy}", answers[id_]


@lru_cache(maxsize=1 << 14)
def _place(item_id: str, ring: int) -> float:
    return unit_hash(item_id, "ring", str(ring))
