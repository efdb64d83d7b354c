"""A command that is forked ready-made does what one does that begins with its process."""

import pytest
from conftest import run_quizgen


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--help"], 0),
        (["explain", "R01"], 0),
        (["check"], 1),
        (["show", "--style", "nothing"], 2),
        (["nothing"], 2),
    ],
)
def test_both_say_the_same(arguments, code, deck_project, tmp_path):
    """On either stream, in the same folder, with the same exit code."""
    deck_project("- {id: parks}")
    ready, anew = (
        run_quizgen(*arguments, cwd=tmp_path, code=code, anew=anew) for anew in (False, True)
    )
    assert (ready.stdout, ready.stderr) == (anew.stdout, anew.stderr)
    assert ready.stdout + ready.stderr


def test_each_call_has_the_environment_of_its_moment(monkeypatch, tmp_path):
    """What one call is told, the next knows nothing of."""
    monkeypatch.setenv("_QUIZGEN_COMPLETE", "bash_source")
    assert "_QUIZGEN_COMPLETE" in run_quizgen(cwd=tmp_path).stdout
    monkeypatch.delenv("_QUIZGEN_COMPLETE")
    assert run_quizgen("--version", cwd=tmp_path).stdout.startswith("quizgen ")
