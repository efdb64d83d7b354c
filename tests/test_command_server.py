"""A command that is forked from a running process behaves like one in a new process."""

import pytest
from conftest import run_quizgen


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--help"], 0),
        (["explain", "R01"], 0),
        (["check"], 1),
        (["show", "--styles", "nothing"], 2),
        (["nothing"], 2),
    ],
)
def test_output_is_that_of_a_new_process(arguments, code, deck_project, tmp_path):
    """Both streams and the exit code are the same as in a new process."""
    deck_project("- {id: parks}")
    forked, new = (
        run_quizgen(*arguments, cwd=tmp_path, code=code, new_process=new_process)
        for new_process in (False, True)
    )
    assert (forked.stdout, forked.stderr) == (new.stdout, new.stderr)
    assert forked.stdout + forked.stderr


def test_each_call_has_its_own_environment(monkeypatch, tmp_path):
    """A variable that is set for one call is not set for the next."""
    monkeypatch.setenv("_QUIZGEN_COMPLETE", "bash_source")
    assert "_QUIZGEN_COMPLETE" in run_quizgen(cwd=tmp_path).stdout
    monkeypatch.delenv("_QUIZGEN_COMPLETE")
    assert run_quizgen("--version", cwd=tmp_path).stdout.startswith("quizgen ")
