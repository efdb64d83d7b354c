"""A real bash completes decks, facts, codes, kinds, tags and verbs."""

import json
import os
import shlex
import subprocess
import sys

import pytest
from conftest import ROOT, copy_project, run_quizgen

from quizgen.cli.shell_completion import all_codes
from quizgen.review.finding_codes import explanations

HEAVY = {"pydantic", "jinja2", "genanki"}
PRESS_TAB = """
compopt() {{ echo "$@"; }}  # which bash has only while somebody presses the key
. ./completion.bash
COMP_WORDS=({words}) COMP_CWORD={last}
$(complete -p quizgen | sed 's/.*-F \\([^ ]*\\).*/\\1/') quizgen
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of our decks, and beside it a command `quizgen` that notes what it imports."""
    folder = copy_project(tmp_path_factory.mktemp("completion"))
    command = folder / "bin" / "quizgen"
    command.parent.mkdir()
    command.write_text(
        f"#!{sys.executable}\nimport atexit, json, sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        f"from quizgen.cli import main\nlog = open({str(folder / 'loaded')!r}, 'w')\n"
        "atexit.register(lambda: log.write(json.dumps(list(sys.modules))))\nmain()\n",
        encoding="utf-8",
    )
    command.chmod(0o755)
    source = run_quizgen(_QUIZGEN_COMPLETE="bash_source").stdout
    (folder / "completion.bash").write_text(source, encoding="utf-8")
    return folder


@pytest.fixture
def press_tab(project):
    """Return what bash offers at the end of some words, and check that it took no validation."""

    def press(line):
        words = shlex.split(line)
        script = PRESS_TAB.format(words=" ".join(map(shlex.quote, words)), last=len(words) - 1)
        done = subprocess.run(
            ["bash", "--norc", "-c", script],
            cwd=project,
            capture_output=True,
            encoding="utf-8",
            check=True,
            env={**os.environ, "PATH": f"{project / 'bin'}:{os.environ['PATH']}"},
        )
        assert done.stderr == ""
        loaded = {
            name.split(".")[0] for name in json.loads((project / "loaded").read_text("utf-8"))
        }
        assert not loaded & HEAVY
        return done.stdout.split()

    return press


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("quizgen exp", ["explain"]),
        ("quizgen build cleo", ["cleopatra"]),
        ("quizgen check cleopatra ins", ["insulin"]),
        ("quizgen show -f area", ["area-demined"]),
        ("quizgen show insulin -f area", []),
        ("quizgen show -s cl", ["cloze"]),
        ("quizgen show insulin -t claim", ["claim"]),
        ("quizgen rename area", ["area-demined"]),
        ("quizgen rename kursk-engineers/area", ["kursk-engineers/area-demined"]),
        ("quizgen rename nothing/area", []),
        ("quizgen explain R07", ["R07"]),
        ("quizgen check --select revealing-s", ["revealing-stems"]),
        ("quizgen import --kind quan", ["quantity"]),
        ("quizgen nonsense cleo", []),
    ],
)
def test_bash_completes(press_tab, line, offered):
    """What begins as was typed, and no message where nothing does."""
    assert press_tab(line) == offered


def test_a_path_is_left_to_the_shell(press_tab):
    """A deck can be a file: where no id begins so, bash completes files."""
    assert press_tab("quizgen build decks/cl") == ["-o", "default"]


def test_a_broken_deck_is_no_obstacle(press_tab, project):
    """The facts of the others are offered."""
    broken = project / "decks" / "broken.yaml"
    broken.write_bytes(b"facts: [\xff")
    assert press_tab("quizgen show -f area") == ["area-demined"]
    broken.unlink()


def test_the_codes_are_those_of_explain():
    """Although they are read without importing a rule."""
    told = {(one.code, one.name) for one in explanations()}
    assert {(code, name) for code, name, _ in all_codes()} == told
