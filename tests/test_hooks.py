"""The pre-commit hooks work in a repository of decks."""

import re
import shlex
import subprocess
import sys

import pytest
import yaml
from conftest import ROOT, run_quizgen

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}


@pytest.fixture
def repository(tmp_path):
    """Return a git repository with the project that `quizgen init` writes, built and committed."""
    run_quizgen("init", ".", cwd=tmp_path)
    run_quizgen("build", "-q", cwd=tmp_path)
    for command in ("init -q", "add .", "-c user.name=Ann -c user.email=ann@x commit -qm Decks"):
        subprocess.run(["git", *shlex.split(command)], cwd=tmp_path, check=True)
    return tmp_path


def run_hook(name, repository):
    """Run the entry of a hook in the root of a repository, as pre-commit does, without names."""
    hook = HOOKS[name]
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    program, *arguments = shlex.split(hook["entry"])
    assert program == "quizgen"
    return subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("name", HOOKS)
def test_hook_passes_for_a_committed_project(name, repository):
    """A project that is built and committed passes every hook."""
    done = run_hook(name, repository)
    assert done.returncode == 0, done.stdout + done.stderr


def test_check_hook_reports_a_wrong_quote(repository):
    """A fact that its source does not support fails `quizgen-check`."""
    deck = repository / "decks" / "iron-bridge.yaml"
    deck.write_text(deck.read_text("utf-8").replace("in [1934]", "in [1943]"), "utf-8")
    done = run_hook("quizgen-check", repository)
    assert done.returncode == 1
    assert "G02" in done.stderr


def test_locked_hook_reports_a_stale_ledger(repository):
    """A changed deck whose ledger is not rebuilt fails `quizgen-build-locked`."""
    deck = repository / "decks" / "iron-bridge.yaml"
    deck.write_text(deck.read_text("utf-8").replace("to traffic?\n", "for traffic?\n"), "utf-8")
    done = run_hook("quizgen-build-locked", repository)
    assert done.returncode == 1
    assert "L03" in done.stderr


@pytest.mark.parametrize("name", HOOKS)
def test_hook_runs_for_files_of_a_project_only(name):
    """A change of a deck, text, picture or kind starts a hook; a change of the README does not."""
    files = re.compile(HOOKS[name]["files"])
    for path in ("decks/a.yaml", "decks/a/b.yaml", "seeds/a.txt", "media/a/b.png"):
        assert files.search(path)
    assert files.search("templates/kinds/a.yaml")
    assert not files.search("README.md")
    assert not files.search("docs/decks/a.yaml")
