"""Bash completes decks, facts, codes, kinds, tags and commands."""

import json
import os
import shlex
import subprocess
import sys

import pytest
from conftest import ROOT, copy_project, run_quizgen

from quizgen.cli.shell_completion import list_codes
from quizgen.review.finding_codes import list_explanations

HEAVY = {"pydantic", "jinja2", "genanki"}
PRESS_TAB = """
compopt() {{ echo "$@"; }}  # bash defines it only during completion
. ./completion.bash
COMP_WORDS=({words}) COMP_CWORD={last}
$(complete -p quizgen | sed 's/.*-F \\([^ ]*\\).*/\\1/') quizgen
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of our project with a `quizgen` command that logs its imports."""
    folder = copy_project(tmp_path_factory.mktemp("completion"))
    (folder / "decks" / "stars.yaml").unlink()  # the ids of its table's rows need pydantic
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
    """Return a function that completes a line in bash and checks that nothing heavy is imported."""

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
        # the names of styles come from their declarations, which import the generators of items
        assert not loaded & (HEAVY if words[-2] != "-s" else {"genanki"})
        return done.stdout.split()

    return press


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("quizgen expl", ["explain"]),
        ("quizgen build cleo", ["cleopatra"]),
        ("quizgen check cleopatra ins", ["insulin"]),
        ("quizgen show -f area", ["area-demined"]),
        ("quizgen show insulin -f area", []),
        ("quizgen show -s cl", ["cloze"]),
        ("quizgen show -s cloze,flash", ["cloze,flashcard"]),
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
def test_bash_completes_words(press_tab, line, offered):
    """Bash offers the words that start as typed, and prints no message if there are none."""
    assert press_tab(line) == offered


def test_bash_completes_paths(press_tab):
    """If no deck id matches, bash completes file names."""
    assert press_tab("quizgen build decks/cl") == ["-o", "default"]


def test_completion_skips_a_broken_deck(press_tab, project):
    """The facts of the other decks are still offered."""
    broken = project / "decks" / "broken.yaml"
    broken.write_bytes(b"facts: [\xff")
    assert press_tab("quizgen show -f area") == ["area-demined"]
    broken.unlink()


def test_completed_codes_equal_those_of_explain():
    """Codes are read without importing rules, and are the same as those of `explain`."""
    expected = {(explanation.code, explanation.name) for explanation in list_explanations()}
    assert {(code, name) for code, name, _ in list_codes()} == expected
