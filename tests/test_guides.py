"""The commands of the tutorials and how-to guides run and print what the pages show."""

import os
import re
import subprocess
import sys

import pytest
import yaml
from conftest import ROOT

BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.glob("tutorial*.md")), *sorted((DOCS / "how-to").glob("*.md"))]


@pytest.fixture(scope="session")
def terminal(tmp_path_factory):
    """Return a function that runs a command in a folder, in a shell with quizgen on its path."""
    programs = tmp_path_factory.mktemp("programs")
    for name, arguments in (("quizgen", "-m quizgen "), ("python", "")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}"$@"\n', "utf-8")
        program.chmod(0o755)
    author = {"NAME": "Ann Lee", "EMAIL": "ann@example.org"}
    shell = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUNBUFFERED": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_{what}": author[what] for who in ("AUTHOR", "COMMITTER") for what in author},
    }

    def run(command, folder):
        return subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
            env={**os.environ, **shell},
        )

    return run


def follow_page(page, folder, run):
    """Write the files of a page, run its commands, and return the last working folder."""
    for block in BLOCK.finditer(page.read_text("utf-8")):
        if block["file"]:
            file = folder / block["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block["text"], encoding="utf-8")
        for command, shown in COMMAND.findall(block["text"] if block["kind"] == "console" else ""):
            if command.startswith("cd "):
                folder = folder / command.removeprefix("cd ")
                continue
            printed = run(command, folder).stdout
            assert pattern_of(shown).fullmatch(printed.strip()), f"$ {command}\n{printed}"
    return folder


def pattern_of(shown):
    """Return a pattern for the output that a page shows; “…” matches any text."""
    return re.compile(re.escape(shown.strip()).replace("…", ".*"), re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_print_what_the_page_shows(page, tmp_path, terminal):
    """Each command of the page prints what the page shows, and its workflows pass."""
    folder = follow_page(page, tmp_path, terminal)
    for workflow in folder.glob(".github/workflows/*.yaml"):
        for command in workflow_commands(workflow):
            done = terminal(command, folder)
            assert done.returncode == 0, f"{command}\n{done.stdout}"


def workflow_commands(workflow):
    """Return the quizgen commands of a workflow, in order."""
    jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values()
    steps = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    commands = [step for step in steps if step.startswith("quizgen")]
    assert commands, f"{workflow.name} has no quizgen command"
    return commands


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_the_page_is_found(page):
    """Every line that starts with `$ ` is in a block that the tests run."""
    text = page.read_text("utf-8")
    commands = [
        command
        for block in BLOCK.finditer(text)
        if block["kind"] == "console"
        for command in COMMAND.findall(block["text"])
    ]
    assert len(commands) >= 4
    assert len(commands) == text.count("\n$ ")
