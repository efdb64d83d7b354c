"""Run the command in a child of the test process: this is quick, and the child can have limits."""

import os
import signal
import sys

import pytest

from quizgen.cli import main

resource = pytest.importorskip("resource", reason="limits of processes exist on Unix only")

CPU_SECONDS = 300
"""Processor time of a child with limits: unlike a clock, it does not count other processes."""
WALL_SECONDS = 1800
"""Time after which a child that only waits is killed."""


def run_in_child(project, *arguments, first=lambda: None):
    """Run the command in a project; return its exit code and its output on both streams.

    `first` is called in the child before the command runs.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.chdir(project)
            os.dup2(writer, 1)
            os.dup2(writer, 2)
            sys.stdout, sys.stderr = (os.fdopen(fd, "w", 1, encoding="utf-8") for fd in (1, 2))
            first()
            sys.argv = ["quizgen", *arguments]
            main()
        except SystemExit as exit_:
            os._exit(exit_.code or 0)
        finally:
            os._exit(70)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as output:
        text = output.read()
    assert "Traceback" not in text
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


def run_at_once(*starts):
    """Call each of `starts` in a child of its own; then let all children finish at the same time.

    A start returns a function that finishes its work and returns the exit code. Returns all codes.
    """
    wait, go = os.pipe()
    children = [_start_child(start, wait, go) for start in starts]
    os.close(go)
    os.close(wait)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def _start_child(start, wait, go):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            os.close(go)
            finish = start()
            os.write(writer, b".")
            os.read(wait, 1)
            code = finish()
        finally:
            os._exit(code)
    os.close(writer)
    os.read(reader, 1)
    os.close(reader)
    return child


def limit(memory=1_500_000_000):
    """Limit the memory that this process may take in addition, in bytes, and its processor time."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no ordinary file
        now = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + memory, now + memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    signal.alarm(WALL_SECONDS)
