"""What writes, killed at each of its steps or together with others; and what is left."""

import os
import signal
import sys
import traceback

from quizgen.exports.writing.output_folder import SCRATCH, StaleError
from quizgen.publishing.build_plan import plan_build
from quizgen.publishing.deck_build import write_build

NOW, DAY = 1_750_000_000, 86_400
FACT = """
- {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""
STALE = 7
"""The exit code of who finds that another one has written."""

TOUCHING = ("os.", "shutil.", "tempfile.", "open")
"""The beginnings of audit events at which a build is killed: all that can touch the disk."""


def contents(folder):
    """Return the files of a folder by name; None where there is no folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else None


def left_over(project):
    """Return the unfinished files and folders in a project."""
    return list(project.rglob(f"{SCRATCH}*"))


def die_at(step, act, touching=TOUCHING):
    """Do something in a child that kills itself at a step; tell whether it lived to the end."""
    child = os.fork()
    if child == 0:
        left = [step]

        def count(event, _):
            if event.startswith(touching):
                left[0] -= 1
                if left[0] == 0:
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


def begin_build(deck_project, project, number):
    """Plan a build of a deck with a fact of its own; return what writes it."""
    plan = plan_build(deck_project(FACT.replace("id: parks", f"id: parks-{number}")), NOW + number)

    def end():
        try:
            write_build(plan, project / "build")
        except StaleError:
            return STALE
        return 0

    return end
