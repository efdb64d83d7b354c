"""Work is done side by side, and comes back as if it had been done in turn."""

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
FACT = """
- {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""


def slow_square(number):
    """Take longer for small numbers, and tell which process took it."""
    time.sleep(0.02 * (4 - number))
    return number**2, os.getpid()


def refuse(number):
    """Fail as a disk does."""
    raise OSError(28, "No space left on device", f"file-{number}")


def leave_a_sign(path):
    """Do work that can be seen from outside."""
    path.touch()


def test_work_begins_before_its_result_is_asked_for(tmp_path, monkeypatch):
    """So that whoever began it can go on with something else."""
    monkeypatch.setattr(process_pool, "_cores", lambda: 2)
    with open_pool(2) as begin:
        result = begin(leave_a_sign, tmp_path / "sign")
        deadline = time.monotonic() + 30
        while not (tmp_path / "sign").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert (tmp_path / "sign").exists()
        result()


def test_no_process_before_work_begins(monkeypatch):
    """A build that finds everything made pays for none."""
    monkeypatch.setattr(process_pool, "_cores", lambda: 2)
    with open_pool(2):
        assert multiprocessing.active_children() == []


def test_results_come_in_order():
    """Whichever is done first."""
    assert [square for square, _ in map_in_processes(slow_square, [1, 2, 3])] == [1, 4, 9]


def test_one_task_takes_no_process():
    """It is done right here."""
    assert list(map_in_processes(slow_square, [3])) == [(9, os.getpid())]


def test_several_take_processes():
    """Where there are cores for them."""
    if process_pool._cores() > 1:
        assert os.getpid() not in {process for _, process in map_in_processes(slow_square, [2, 3])}


def test_failures_arrive_with_what_they_say():
    """The file's name is what the command line prints."""
    with pytest.raises(OSError, match="No space left") as raised:
        list(map_in_processes(refuse, [1, 2]))
    assert raised.value.filename == "file-1"


def test_decks_are_built_in_processes_that_share_nothing(deck_project, tmp_path, monkeypatch):
    """As on Windows and macOS: what goes there and comes back can be sent, and the bytes agree."""
    from quizgen.publishing.cached_build import BuildOptions, build_decks

    path = deck_project(FACT)
    other = path.with_name("gardens.yaml")
    other.write_text(path.read_text("utf-8").replace("deck: parks", "deck: gardens"), "utf-8")
    spoilt = path.with_name("spoilt.yaml")
    spoilt.write_text("deck: [", "utf-8")
    decks = (path, other, spoilt)
    here = list(build_decks(decks, BuildOptions(NOW, tmp_path / "here")))
    monkeypatch.setattr(process_pool, "_context", lambda: multiprocessing.get_context("spawn"))
    monkeypatch.setattr(process_pool, "_cores", lambda: 2)
    there = list(build_decks(decks, BuildOptions(NOW, tmp_path / "there")))
    assert [one.findings for one in there] == [one.findings for one in here]
    assert [one.sizes for one in there] == [one.sizes for one in here]
    assert here[0].sizes
    assert here[2].findings
    package = "gardens/gardens.apkg"
    assert (tmp_path / "there" / package).read_bytes() == (tmp_path / "here" / package).read_bytes()


ENDLESS = r"""
import os, signal, sys, time
from quizgen.publishing import process_pool

def endless(number):
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(60)

if __name__ == "__main__":
    if sys.argv[1] != "SIGKILL":  # the others may be ignored where tests run
        signal.signal(getattr(signal, sys.argv[1]), signal.SIG_DFL)
    process_pool._cores = lambda: 2
    list(process_pool.map_in_processes(endless, [1, 2]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc who is alive")
@pytest.mark.parametrize("end", ["SIGTERM", "SIGKILL", "SIGHUP"])
def test_no_process_outlives_the_first(tmp_path, end):
    """Whatever ends that: two would stay for ever with all that they hold."""
    (tmp_path / "endless.py").write_text(ENDLESS, "utf-8")
    with subprocess.Popen(
        [sys.executable, tmp_path / "endless.py", end], stdout=subprocess.PIPE, text=True
    ) as first:
        workers = [int(first.stdout.readline()) for _ in range(2)]
        first.send_signal(getattr(signal, end))
        first.wait(30)
        deadline = time.monotonic() + 30
        while any(map(is_alive, workers)) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not any(map(is_alive, workers))


def is_alive(process):
    """Tell whether a process is there and no zombie."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
