"""Running the command in a child of the test itself: quick, and within limits of its own."""

import os
import signal
import sys

import pytest

from quizgen.cli import main

resource = pytest.importorskip("resource", reason="limits of processes are Unix's")


def run_in_child(project, *arguments, first=lambda: None):
    """Run the command within a project; return its exit code and all that it said."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.chdir(project)
            os.dup2(tell, 1)
            os.dup2(tell, 2)
            sys.stdout, sys.stderr = (os.fdopen(one, "w", 1, encoding="utf-8") for one in (1, 2))
            first()
            sys.argv = ["quizgen", *arguments]
            main()
        except SystemExit as ended:
            os._exit(ended.code or 0)
        finally:
            os._exit(70)
    os.close(tell)
    with os.fdopen(hear, encoding="utf-8") as said:
        text = said.read()
    assert "Traceback" not in text
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


def run_at_once(*begin):
    """Begin one thing after the other, each in a child; then let all end at once.

    Each of `begin` returns what ends it. Returns the exit codes, which the ends return.
    """
    wait, go = os.pipe()
    children = [_begun(one, wait, go) for one in begin]
    os.close(go)
    os.close(wait)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def _begun(begin, wait, go):
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            os.close(go)
            end = begin()
            os.write(tell, b".")
            os.read(wait, 1)
            code = end()
        finally:
            os._exit(code)
    os.close(tell)
    os.read(hear, 1)
    os.close(hear)
    return child


def limit(memory=1_500_000_000, seconds=60):
    """Let this process take so many bytes more than it has, and so many seconds."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no ordinary file
        now = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + memory, now + memory))
    signal.alarm(seconds)
