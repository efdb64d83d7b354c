"""Helpers to kill a build at each of its steps, to run builds at once, and to see what is left."""

import os
import signal
import sys
import traceback

from quizgen.exports.writing.leftovers import SCRATCH
from quizgen.exports.writing.output_folder import StaleError
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import write_build

NOW, DAY = 1_750_000_000, 86_400
FACT = """
- {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""
STALE = 7
"""The exit code of a build that finds that another one has written."""

DISK_EVENTS = ("os.", "shutil.", "tempfile.", "open")
"""Prefixes of the audit events that can touch the disk. A build is killed at one of them."""


def contents(folder):
    """Return the files of a folder by name, or None if there is no folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else None


def unfinished_files(project):
    """Return the unfinished files and folders in a project."""
    return list(project.rglob(f"{SCRATCH}*"))


def survives_kill_at(step, act, events=DISK_EVENTS):
    """Call `act` in a child that kills itself at an event; return whether it ended before that."""
    child = os.fork()
    if child == 0:
        remaining = [step]

        def count(event, _):
            if event.startswith(events):
                remaining[0] -= 1
                if remaining[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(count)
            act()
            os._exit(0)
        finally:
            traceback.print_exc()
            os._exit(70)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL)
    return code == 0


def start_build(deck_project, project, number):
    """Plan a build of a deck with a fact of its own; return a function that writes it."""
    plan = plan_build(deck_project(FACT.replace("id: parks", f"id: parks-{number}")), NOW + number)

    def finish():
        try:
            write_build(plan, project / "build")
        except StaleError:
            return STALE
        return 0

    return finish
