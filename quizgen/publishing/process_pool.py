"""Several decks at once: each in a process, as many as there are cores."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")


def map_in_processes(work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
    """Yield what `work` returns for each task, in their order; what it raises is raised here."""
    with open_pool(len(tasks)) as begin:
        for result in [begin(work, task) for task in tasks]:
            yield result()


@contextmanager
def open_pool(
    tasks: int,
) -> Iterator[Callable[[Callable[[Task], Result], Task], Callable[[], Result]]]:
    """Give what begins work on one of so many tasks, and returns what waits for its result.

    `work` is a function of a module, or a partial of one. A single task, or a single core, is not
    worth a process: such work is done here, when its result is asked for. Nor are there processes,
    or what they take to import, before work begins.
    """
    processes = min(tasks, _cores())
    if processes < 2:  # noqa: PLR2004 - side by side takes two
        yield partial
        return
    with ExitStack() as stack:

        @cache
        def pool() -> ProcessPoolExecutor:
            from concurrent.futures import ProcessPoolExecutor

            made = ProcessPoolExecutor(processes, _context(), _start)
            return stack.enter_context(made)

        yield lambda work, task: pool().submit(work, task).result


def _cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> BaseContext:
    """Fork where that is sound: what has been imported is then there in every process."""
    import multiprocessing

    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _start() -> None:
    """Let a task be finished when Ctrl-C is pressed, as the first process ends after it.

    Where that is killed nobody would ever tell this one to end, so it watches for it.
    """
    import multiprocessing

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if first := multiprocessing.parent_process():
        Thread(target=_end_after, args=(first,), daemon=True).start()


def _end_after(first: BaseProcess) -> None:
    first.join()
    os._exit(1)
