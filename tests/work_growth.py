"""How work grows with its input, and a deck whose facts have much in common, where it shows.

Lines of Python are counted where they do the work: their number is the same on every machine. What
a pattern or a slice does is no line, so it is timed, by the processor's clock and several times.
"""

from __future__ import annotations

import sys
import time
import timeit
from collections.abc import Callable

from generated_decks import letters

LARGER = 4
"""How many times as large the larger of two inputs is."""
LINEAR = 1.5 * LARGER
"""How much more work it may be. What looks at every pair does 16 times as much."""
TIMED = 2 * LARGER
"""The same for seconds, which vary."""


def lines_of(call: Callable[[], object]) -> int:
    """Return how many lines of Python a call runs."""
    count = 0

    def trace(_frame: object, event: str, _argument: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def seconds_of(call: Callable[[], object]) -> float:
    """Return the time that a call takes at least, of five."""
    return min(timeit.repeat(call, timer=time.thread_time, number=1, repeat=5))


def offices(count: int) -> dict[str, str]:
    """Write so many people with an office each; two of them are also called “the Old One”."""
    quotes, facts, entities = [], [], []
    for at in range(count):
        name = name_of(at)
        alias = ", aliases: [the Old One]" if at in (0, count - 1) else ""
        quotes.append(f"Ann {name} was Head of {name} in the days of the Old One")
        facts.append(
            f"- {{id: r{at}, kind: role, person: p{at}, office: o{at},"
            f" when: in the days of the Old One, quote: {quotes[-1]}}}"
        )
        entities.append(f"p{at}: {{type: person, name: Ann {name}{alias}}}")
        entities.append(f"o{at}: {{type: office, name: Head of {name}}}")
    return {
        "head": "types:\n  person: {ask: who}\n  office: {ask: which office}",
        "facts": "\n".join(facts),
        "entities": "\n".join(entities),
        "article": ". ".join(quotes),
    }


def name_of(number: int) -> str:
    """Return a name of two syllables or more for a number: `Cebe`."""
    return letters(60 + number)
