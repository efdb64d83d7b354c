"""Internal errors end in a message, and in a traceback with `--traceback`."""

import sys

import pytest
from click.testing import CliRunner

from quizgen.cli import cli, explain


@pytest.mark.parametrize(
    ("arguments", "has_traceback"),
    [
        (["explain", "R07"], False),
        (["--traceback", "explain", "R07"], True),
        (["explain", "--", "--traceback"], False),
    ],
)
def test_internal_error_has_a_traceback_on_request(monkeypatch, arguments, has_traceback):
    """Only the option shows a traceback, not an argument of the same name."""

    def fail(**_):
        raise KeyError("a bug")

    monkeypatch.setattr(explain.command, "callback", fail)
    monkeypatch.setattr(sys, "argv", ["quizgen", *arguments])
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 1
    assert ("Traceback (most recent call last)" in done.output) is has_traceback
    assert ("internal error: KeyError" in done.output) is not has_traceback
