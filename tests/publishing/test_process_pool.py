"""Tasks run in several processes, with the same results and errors as in one process."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quizgen.publishing import process_pool
from quizgen.publishing.process_pool import map_in_processes, open_pool

NOW = 1_750_000_000
TIMEOUT = 180
"""Seconds to wait for another process, on a machine under load."""
FACT = """
- {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""


@pytest.fixture
def two_cores(monkeypatch):
    """Let the pool see two cores."""
    monkeypatch.setattr(process_pool, "_count_cores", lambda: 2)


def square(number):
    """Return the square of a number and the id of the process that computed it."""
    return number**2, os.getpid()


def pass_on(step):
    """Wait for a file, if there is one to wait for, then write one; return the name written."""
    awaited, written = step
    assert awaited is None or wait_until(awaited.exists)
    written.touch()
    return written.name


def fail(number):
    """Raise the error of a full disk."""
    raise OSError(28, "No space left on device", f"file-{number}")


def wait_until(condition):
    """Wait until a condition holds; return whether it does."""
    deadline = time.monotonic() + TIMEOUT
    while not (holds := condition()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return holds


@pytest.mark.usefixtures("two_cores")
def test_work_starts_before_its_result_is_requested(tmp_path):
    """The caller can do other work meanwhile."""
    with open_pool(2) as start:
        result = start(pass_on, (None, tmp_path / "written"))
        assert wait_until((tmp_path / "written").exists)
        assert result() == "written"


@pytest.mark.usefixtures("two_cores")
def test_no_process_starts_before_there_is_work():
    """A build of unchanged decks starts no process."""
    with open_pool(2):
        assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("two_cores")
def test_results_come_in_the_order_of_the_tasks(tmp_path):
    """The first task ends last here, because it waits for the second one."""
    steps = [(tmp_path / "second", tmp_path / "first"), (None, tmp_path / "second")]
    assert list(map_in_processes(pass_on, steps)) == ["first", "second"]


def test_single_task_runs_in_this_process():
    """A process for it would only take time."""
    assert list(map_in_processes(square, [3])) == [(9, os.getpid())]


@pytest.mark.usefixtures("two_cores")
def test_several_tasks_run_in_other_processes():
    """Each result has the id of another process."""
    (two, first), (three, second) = map_in_processes(square, [2, 3])
    assert (two, three) == (4, 9)
    assert os.getpid() not in {first, second}


def test_errors_keep_their_details():
    """The command line prints the name of the file."""
    with pytest.raises(OSError, match="No space left") as raised:
        list(map_in_processes(fail, [1, 2]))
    assert raised.value.filename == "file-1"


@pytest.mark.usefixtures("two_cores")
def test_decks_are_built_in_processes_that_share_nothing(deck_project, tmp_path, monkeypatch):
    """As on Windows and macOS: tasks and results can be pickled, and the bytes are the same."""
    from quizgen.publishing.cached_build import BuildOptions, build_decks

    path = deck_project(FACT)
    other = path.with_name("gardens.yaml")
    other.write_text(path.read_text("utf-8").replace("deck: parks", "deck: gardens"), "utf-8")
    broken = path.with_name("broken.yaml")
    broken.write_text("deck: [", "utf-8")
    decks = (path, other, broken)
    with monkeypatch.context() as patch:
        patch.setattr(process_pool, "_count_cores", lambda: 1)
        here = list(build_decks(decks, BuildOptions(NOW, tmp_path / "here")))
    monkeypatch.setattr(
        process_pool, "_choose_context", lambda: multiprocessing.get_context("spawn")
    )
    there = list(build_decks(decks, BuildOptions(NOW, tmp_path / "there")))
    assert [built.findings for built in there] == [built.findings for built in here]
    assert [built.sizes for built in there] == [built.sizes for built in here]
    assert here[0].sizes
    assert here[2].findings
    package = "gardens/gardens.apkg"
    assert (tmp_path / "there" / package).read_bytes() == (tmp_path / "here" / package).read_bytes()


ENDLESS = r"""
import os, signal, sys, time
from quizgen.publishing import process_pool

def endless(number):
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(3600)

if __name__ == "__main__":
    if sys.argv[1] != "SIGKILL":  # the other signals may be ignored where tests run
        signal.signal(getattr(signal, sys.argv[1]), signal.SIG_DFL)
    process_pool._count_cores = lambda: 2
    list(process_pool.map_in_processes(endless, [1, 2]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the state of processes in /proc")
@pytest.mark.parametrize("end", ["SIGTERM", "SIGKILL", "SIGHUP"])
def test_workers_end_with_the_main_process(tmp_path, end):
    """Otherwise two workers would stay forever, with all their memory."""
    (tmp_path / "endless.py").write_text(ENDLESS, "utf-8")
    with subprocess.Popen(
        [sys.executable, tmp_path / "endless.py", end], stdout=subprocess.PIPE, text=True
    ) as main:
        workers = [int(main.stdout.readline()) for _ in range(2)]
        main.send_signal(getattr(signal, end))
        main.wait(TIMEOUT)
        assert wait_until(lambda: not any(map(is_alive, workers)))


def is_alive(process):
    """Return whether a process exists and is not a zombie."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
