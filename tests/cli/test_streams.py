"""What is printed is UTF-8 with LF on every system, so that it can become a file anywhere."""

import io
import sys

import pytest
from conftest import ROOT, run_quizgen

from quizgen.__main__ import force_utf8

OLD_MACHINE = {
    "PYTHONIOENCODING": "ascii",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "LC_ALL": "C",
}


@pytest.mark.parametrize("arguments", [("--help",), ("schema", "--help"), ("no-such-verb",)])
def test_an_old_locale_is_no_reason_to_fail(arguments):
    """Help and complaints arrive, with their quotation marks."""
    code = 0 if "--help" in arguments else 2
    there, here = (run_quizgen(*arguments, code=code, **more) for more in (OLD_MACHINE, {}))
    assert (there.stdout, there.stderr) == (here.stdout, here.stderr)


def test_the_kept_help_has_signs_that_old_alphabets_lack():
    """Else the test above would say nothing about it."""
    assert "’" in (ROOT / "quizgen" / "cli" / "help.txt").read_text("utf-8")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_stream_as_windows_opens_it_for_a_file(stream, monkeypatch):
    """An alphabet of 256 signs and CRLF become UTF-8 and LF."""
    file = io.BytesIO()
    monkeypatch.setattr(sys, stream, io.TextIOWrapper(file, "cp1252", newline="\r\n"))
    force_utf8()
    print("“김” →\n", end="", file=getattr(sys, stream), flush=True)
    assert file.getvalue() == "“김” →\n".encode()


def test_a_stream_that_is_none_of_pythons_own_is_left_alone(monkeypatch):
    """Windows has none at all for a program without a console."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    force_utf8()
    sys.stderr.write("→\n")
    assert (sys.stdout, sys.stderr.getvalue()) == (None, "→\n")
