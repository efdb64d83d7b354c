"""Work on several decks at once, in one process per core."""

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
    """Yield the result of `work` for each task, in the order of the tasks. Errors are raised."""
    with open_pool(len(tasks)) as start:
        for result in [start(work, task) for task in tasks]:
            yield result()


@contextmanager
def open_pool(
    tasks: int,
) -> Iterator[Callable[[Callable[[Task], Result], Task], Callable[[], Result]]]:
    """Open a pool for a number of tasks, and close it at the end.

    The pool is a function that starts `work` on a task and returns a function that waits for the
    result. `work` is a function of a module, or a partial of one.

    With a single task or a single core, work is done in this process when its result is requested.
    Otherwise processes start, and their modules are imported, when the first work starts.
    """
    processes = min(tasks, _count_cores())
    if processes < 2:  # noqa: PLR2004 - a pool needs two processes
        yield partial
        return
    with ExitStack() as stack:

        @cache
        def pool() -> ProcessPoolExecutor:
            from concurrent.futures import ProcessPoolExecutor

            executor = ProcessPoolExecutor(processes, _choose_context(), _prepare_worker)
            return stack.enter_context(executor)

        yield lambda work, task: pool().submit(work, task).result


def _count_cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _choose_context() -> BaseContext:
    """Return how processes start: by fork on Linux, where workers then need no imports."""
    import multiprocessing

    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _prepare_worker() -> None:
    """Ignore Ctrl-C, so that a task is finished, and end if the main process is killed.

    The main process ends its workers after Ctrl-C, but cannot do so if it is killed.
    """
    import multiprocessing

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if main := multiprocessing.parent_process():
        Thread(target=_end_with, args=(main,), daemon=True).start()


def _end_with(main: BaseProcess) -> None:
    main.join()
    os._exit(1)
