"""Work is done side by side, and comes back as if it had been done in turn."""

import os
import time

import pytest

from quizgen.exports.processes import side_by_side


def slow_square(number):
    """Take longer for small numbers, and tell which process took it."""
    time.sleep(0.02 * (4 - number))
    return number**2, os.getpid()


def refuse(number):
    """Fail as a disk does."""
    raise OSError(28, "No space left on device", f"file-{number}")


def test_results_come_in_order():
    """Whichever is done first."""
    assert [square for square, _ in side_by_side(slow_square, [1, 2, 3])] == [1, 4, 9]


def test_one_task_takes_no_process():
    """It is done right here."""
    assert list(side_by_side(slow_square, [3])) == [(9, os.getpid())]


def test_several_take_processes():
    """Where there are cores for them."""
    if len(os.sched_getaffinity(0)) > 1:
        assert os.getpid() not in {process for _, process in side_by_side(slow_square, [2, 3])}


def test_failures_arrive_with_what_they_say():
    """The file's name is what the command line prints."""
    with pytest.raises(OSError, match="No space left") as raised:
        list(side_by_side(refuse, [1, 2]))
    assert raised.value.filename == "file-1"
