"""Several decks at once: each in a process, as many as there are cores."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def side_by_side(work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
    """Yield what `work` returns for each task, in their order; what it raises is raised here.

    `work` is a function of a module, or a partial of one. A single task, or a single core, is not
    worth a process.
    """
    processes = min(len(tasks), _cores())
    if processes < 2:  # noqa: PLR2004 - side by side takes two
        yield from map(work, tasks)
        return
    with ProcessPoolExecutor(processes, _context(), _leave_interrupts) as pool:
        yield from pool.map(work, tasks)


def _cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> multiprocessing.context.BaseContext:
    """Fork where that is sound: what has been imported is then there in every process."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _leave_interrupts() -> None:
    """Let a task be finished when Ctrl-C is pressed: the first process ends after it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
