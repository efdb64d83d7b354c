"""A bug of ours is told in a sentence, and where it is to who asks."""

import sys

import pytest
from click.testing import CliRunner

from quizgen.cli import cli, explain


@pytest.mark.parametrize(
    ("arguments", "asks"),
    [
        (["explain", "R07"], False),
        (["--traceback", "explain", "R07"], True),
        (["explain", "--", "--traceback"], False),
    ],
)
def test_a_traceback_is_for_who_asks(monkeypatch, arguments, asks):
    """By the option, not by an argument that looks like it."""

    def fail(**_):
        raise KeyError("a bug")

    monkeypatch.setattr(explain.command, "callback", fail)
    monkeypatch.setattr(sys, "argv", ["quizgen", *arguments])
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 1
    assert ("Traceback (most recent call last)" in done.output) is asks
    assert ("a bug of ours, sorry: KeyError" in done.output) is not asks
