"""The tutorial is run, command by command, as a reader would."""

import os
import re
import shlex
import subprocess
import sys

from conftest import ROOT

BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
TUTORIAL = ROOT / "docs" / "tutorial.md"


def run(command, folder):
    """Run a command of the tutorial in a folder and return what a terminal would show."""
    program, *rest = shlex.split(command)
    words = [sys.executable, "-m", "quizgen", *rest] if program == "quizgen" else [program, *rest]
    done = subprocess.run(
        words,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
    )
    return done.stdout


def pattern_of(shown):
    """Return what matches an output as the tutorial shows it: “…” stands for anything."""
    return re.compile(re.escape(shown.strip()).replace("…", ".*"), re.DOTALL)


def test_the_tutorial_works(tmp_path):
    """Files are written, commands run, and what is shown is what they print."""
    folder = tmp_path
    for block in BLOCK.finditer(TUTORIAL.read_text("utf-8")):
        if block["file"]:
            (folder / block["file"]).write_text(block["text"], encoding="utf-8")
        if block["kind"] != "console":
            continue
        for command, shown in COMMAND.findall(block["text"]):
            if command.startswith("cd "):
                folder = folder / command.removeprefix("cd ")
                continue
            printed = run(command, folder)
            assert pattern_of(shown).fullmatch(printed.strip()), f"$ {command}\n{printed}"


def test_the_tutorial_is_no_page_of_prose():
    """If its blocks were not found, nothing would be run."""
    blocks = [block["kind"] for block in BLOCK.finditer(TUTORIAL.read_text("utf-8"))]
    assert blocks.count("console") >= 8
