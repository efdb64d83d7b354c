"""Check that work grows in proportion to the input, by counting it; and a deck to check it with.

Counts are the same on every machine and under every load, unlike times:

- `count_lines` counts the lines of Python that run.
- Work inside a pattern, a slice or a sort cannot be counted. `finishes` runs it in a child process,
  on an input so large that linear work takes about a second, and quadratic work takes more than the
  minute of processor time that the child has.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

import pytest
from generated_decks import letters

LARGER = 4
"""Ratio of the sizes of two inputs."""
LINEAR = 1.5 * LARGER
"""Limit of the ratio of their work. Comparing all pairs takes 16 times as much work."""
CPU_SECONDS = 60
"""Processor time of a child process: about 60 times what it needs."""


def count_lines(call: Callable[[], object]) -> int:
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


def finishes(call: Callable[[], object]) -> bool:
    """Return whether a call ends in a child process that has CPU_SECONDS of processor time."""
    resource = pytest.importorskip("resource", reason="limits of processes exist on Unix only")
    child = os.fork()
    if child == 0:
        code = 70
        try:
            signal.signal(signal.SIGXCPU, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
            call()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def offices(count: int) -> dict[str, str]:
    """Return the parts of a deck in which each of `count` people has an office.

    The first and the last of them share the alias “the Old One”.
    """
    quotes, facts, entities = [], [], []
    for number in range(count):
        name = name_of(number)
        alias = ", aliases: [the Old One]" if number in (0, count - 1) else ""
        quotes.append(f"Ann {name} was Head of {name} in the days of the Old One")
        facts.append(
            f"- {{id: r{number}, kind: role, person: p{number}, office: o{number},"
            f" when: in the days of the Old One, quote: {quotes[-1]}}}"
        )
        entities.append(f"p{number}: {{type: person, name: Ann {name}{alias}}}")
        entities.append(f"o{number}: {{type: office, name: Head of {name}}}")
    return {
        "head": "types:\n  person: {ask: who}\n  office: {ask: which office}",
        "facts": "\n".join(facts),
        "entities": "\n".join(entities),
        "article": ". ".join(quotes),
    }


def name_of(number: int) -> str:
    """Return a name of two syllables or more for a number: `Cebe`."""
    return letters(60 + number)
